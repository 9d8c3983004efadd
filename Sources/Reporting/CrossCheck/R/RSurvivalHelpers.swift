extension RHelpers {
  /// Survival curves and their comparison.
  static let survival: [Function] = [
    Function(
      #"""
      # Times at which a curve first falls to 1 - p: no midpoint of a plateau.
      first_times <- function(fit, p) {
        at <- fit$n.event > 0
        first <- function(s) {
          k <- which(at & !is.na(s) & s <= 1 - p + sqrt(.Machine$double.eps))
          if (length(k)) fit$time[k][which.max(s[k])] else NA
        }
        list(quantile = first(fit$surv), lower = first(fit$lower), upper = first(fit$upper))
      }
      """#),
    Function(
      #"""
      # The area under the curve to a time, and its error by Greenwood's sum.
      restricted_mean <- function(fit, tau) {
        k <- fit$time <= tau & fit$n.event > 0
        areas <- diff(c(0, fit$time[k], tau)) * c(1, fit$surv[k])
        n <- fit$n.risk[k]; e <- fit$n.event[k]
        ahead <- rev(cumsum(rev(areas[-1])))
        c(sum(areas), sqrt(sum(ifelse(n == e, 0, ahead^2 * e / (n * (n - e))))))
      }
      """#),
    Function(
      #"""
      # The weighted log-rank test by its definition: survdiff has the weights S^rho alone, and no late
      # entries. Weights are those of the pooled patients of each stratum.
      weighted_logrank <- function(time, event, group, weight, strata = rep(1, length(time)), entry = rep(-Inf, length(time))) {
        k <- nlevels(group); U <- numeric(k); V <- matrix(0, k, k); O <- numeric(k); E <- numeric(k)
        for (z in unique(strata)) {
          s <- strata == z; t <- time[s]; e <- event[s]; g <- as.integer(group[s]); from <- entry[s]; S <- 1; P <- 1
          for (u in sort(unique(t[e == 1]))) {
            n_j <- tabulate(g[t >= u & from < u], k); d_j <- tabulate(g[t == u & e == 1], k)
            n <- sum(n_j); d <- sum(d_j)
            P <- P * (1 - d / (n + 1)); w <- weight(n, S, P); S <- S * (1 - d / n)
            O <- O + d_j; E <- E + n_j * d / n; U <- U + w * (d_j - n_j * d / n)
            if (n > 1) V <- V + w^2 * d * (n - d) / (n - 1) * (diag(n_j / n, k) - outer(n_j, n_j) / n^2)
          }
        }
        keep <- which(diag(V) > 0)[-1]
        list(statistic = if (length(keep)) sum(U[keep] * solve(V[keep, keep, drop = FALSE], U[keep])) else 0,
          parameter = length(keep), observed = O, expected = E, U = U, V = V)
      }
      """#),
    Function(
      #"""
      trend_statistic <- function(r, scores) sum(scores * r$U)^2 / sum(scores * (r$V %*% scores))
      """#),
    Function(
      #"""
      upper_chi2 <- function(x, df) pchisq(x, df, lower.tail = FALSE)
      """#),
    Function(
      #"""
      # Brier's score of predicted survival at a time, weighted for censoring: one term per patient.
      brier_terms <- function(time, event, predicted, at) {
        G <- censoring(time, event, time); here <- censoring(time, event, at)
        ifelse(time > at, (1 - predicted)^2 / here, ifelse(event == 1, predicted^2 / G, 0))
      }
      """#),
    Function(
      #"""
      # Scores at several times as one, by the trapezoidal rule.
      integrated_terms <- function(terms, times) {
        order <- order(times); times <- times[order]; terms <- terms[order]; sum <- 0
        for (i in seq_along(times)[-1]) sum <- sum + (times[i] - times[i - 1]) / 2 * (terms[[i]] + terms[[i - 1]])
        sum / (max(times) - min(times))
      }
      """#),
    Function(
      #"""
      # A curve of cmprsk at a time; past its last point the last estimate is carried on.
      incidence_at <- function(curve, at) {
        k <- findInterval(at, curve$time)
        if (k == 0) c(0, 0) else c(curve$est[k], sqrt(curve$var[k]))
      }
      """#),
    Function(
      #"""
      incidence_limits <- function(F, error, level) F^exp(c(1, -1) * qnorm(1 - (1 - level) / 2) * error / (F * -log(F)))
      """#),
  ]

  /// Regression models.
  static let models: [Function] = [
    Function(
      #"""
      # A profile limit of a logistic coefficient, where the deviance is larger by the quantile of
      # chi-squared: solved, where confint interpolates.
      profile_limit <- function(f, name, side, level) {
        X <- model.matrix(f); y <- f$y; j <- match(name, colnames(X))
        target <- f$deviance + qchisq(level, 1)
        far <- function(b) {
          fit <- if (ncol(X) == 1) -2 * sum(dbinom(y, 1, plogis(b * X[, j]), log = TRUE))
            else suppressWarnings(glm.fit(X[, -j, drop = FALSE], y, offset = b * X[, j], family = binomial(),
              control = glm.control(epsilon = 1e-14, maxit = 100)))$deviance
          fit - target
        }
        near <- coef(f)[[name]]; step <- side * sqrt(diag(vcov(f)))[[name]]; end <- near + step
        for (i in 1:60) { if (far(end) > 0) break; end <- end + step }
        uniroot(far, sort(c(end, end - step)), tol = 1e-12)$root
      }
      """#),
    Function(
      #"""
      # Hosmer and Lemeshow's groups at the deciles of the fitted probabilities.
      hosmer_lemeshow <- function(y, p) {
        groups <- cut(p, unique(quantile(p, seq(0, 1, 0.1))), include.lowest = TRUE)
        o <- tapply(y, groups, sum); e <- tapply(p, groups, sum); n <- tapply(y, groups, length)
        k <- !is.na(n)
        list(statistic = sum(((o - e)^2 / e + (o - e)^2 / (n - e))[k]), parameter = sum(k) - 2)
      }
      """#),
    Function(
      #"""
      # The maximum of the penalized likelihood of Firth, with coefficients that are held.
      firth <- function(X, y, held = integer(), at = numeric()) {
        b <- numeric(ncol(X)); b[held] <- at; free <- setdiff(seq_along(b), held)
        loglik <- function(b) {
          p <- plogis(drop(X %*% b))
          sum(dbinom(y, 1, p, log = TRUE)) + determinant(crossprod(X * sqrt(p * (1 - p))))$modulus[[1]] / 2
        }
        for (i in 1:500) {
          p <- plogis(drop(X %*% b)); W <- p * (1 - p); I <- crossprod(X * sqrt(W))
          h <- W * rowSums((X %*% solve(I)) * X)
          if (!length(free)) break
          step <- drop(solve(I[free, free, drop = FALSE], crossprod(X[, free, drop = FALSE], y - p + h * (0.5 - p))))
          size <- max(abs(step)); if (size > 2) step <- step * 2 / size
          while (loglik(replace(b, free, b[free] + step)) < loglik(b) - 1e-12 && max(abs(step)) > 1e-12) step <- step / 2
          b[free] <- b[free] + step
          if (max(abs(step)) < 1e-13) break
        }
        p <- plogis(drop(X %*% b))
        list(coefficients = setNames(b, colnames(X)), loglik = loglik(b), fitted = p, vcov = solve(crossprod(X * sqrt(p * (1 - p)))))
      }
      """#),
    Function(
      #"""
      firth_limit <- function(X, y, fit, name, side, level) {
        j <- match(name, colnames(X)); near <- fit$coefficients[[j]]; step <- side * sqrt(fit$vcov[j, j])
        far <- function(b) fit$loglik - firth(X, y, j, b)$loglik - qchisq(level, 1) / 2
        end <- near + step
        for (i in 1:60) { if (far(end) > 0) break; end <- end + step }
        uniroot(far, sort(c(end, end - step)), tol = 1e-11)$root
      }
      """#),
    Function(
      #"""
      # The area under the ROC curve of fitted probabilities, by the rank sum.
      area_of_fit <- function(y, p) (sum(rank(p)[y == 1]) - sum(y) * (sum(y) + 1) / 2) / (sum(y) * sum(1 - y))
      """#),
    Function(
      #"""
      # A baseline cumulative hazard at a time: 0 before the first.
      hazard_at <- function(b, at, stratum = NULL) {
        if (!is.null(stratum)) b <- b[b$strata == stratum, ]
        k <- findInterval(at, b$time)
        if (k == 0) 0 else b$hazard[k]
      }
      """#),
  ]

  /// Agreement.
  static let agreement: [Function] = [
    Function(
      #"""
      # Cohen's kappa with the errors of Fleiss, Cohen and Everitt; W are the weights of agreement.
      cohens_kappa <- function(tab, W) {
        n <- sum(tab); p <- tab / n; r <- rowSums(p); q <- colSums(p)
        po <- sum(W * p); pe <- sum(W * outer(r, q)); k <- (po - pe) / (1 - pe)
        w <- outer(as.vector(W %*% q), as.vector(t(W) %*% r), "+")
        var <- (sum(p * (W - w * (1 - k))^2) - (k - pe * (1 - k))^2) / ((1 - pe)^2 * n)
        null <- (sum(outer(r, q) * (W - w)^2) - pe^2) / ((1 - pe)^2 * n)
        list(estimate = k, error = sqrt(max(0, var)), null = sqrt(null), observed = po, expected = pe)
      }
      """#),
    Function(
      #"""
      agreement_weights <- function(k, kind) {
        steps <- abs(outer(1:k, 1:k, "-"))
        switch(kind, none = diag(k), linear = 1 - steps / (k - 1), quadratic = 1 - (steps / (k - 1))^2)
      }
      """#),
    Function(
      #"""
      # Fleiss's kappa of several ratings; counts has a row for each patient and a column for each level.
      fleiss_kappa <- function(counts) {
        n <- nrow(counts); m <- sum(counts[1, ]); p <- colSums(counts) / (n * m); q <- 1 - p; spread <- sum(p * q)
        observed <- (sum(counts^2) / n - m) / (m * (m - 1))
        list(estimate = (observed - (1 - spread)) / spread,
          null = sqrt(2 / (n * m * (m - 1)) * (spread^2 - sum(p * q * (q - p)))) / spread)
      }
      """#),
    Function(
      #"""
      p_of_z <- function(z, alternative) switch(alternative, two.sided = 2 * pnorm(-abs(z)), less = pnorm(z),
        greater = pnorm(z, lower.tail = FALSE))
      """#),
    Function(
      #"""
      p_of_t <- function(t, df, alternative) switch(alternative, two.sided = 2 * pt(-abs(t), df), less = pt(t, df),
        greater = pt(t, df, lower.tail = FALSE))
      """#),
  ]
}
