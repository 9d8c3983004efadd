extension RHelpers {
  /// Tests and effects of tables of counts.
  static let tables: [Function] = [
    Function(
      #"""
      # Fisher's conditional odds ratio and its limits. fisher.test finds them by uniroot with its
      # default tolerance of 1e-4; here the same equations are solved to 1e-14.
      conditional_odds_ratio <- function(tab, level, alternative = "two.sided") {
        m <- sum(tab[, 1]); n <- sum(tab[, 2]); k <- sum(tab[1, ]); x <- tab[1, 1]
        support <- max(0, k - n):min(k, m)
        logs <- dhyper(support, m, n, k, log = TRUE)
        density <- function(b) { p <- logs + b * support; p <- exp(p - max(p)); p / sum(p) }
        solve <- function(f) exp(uniroot(f, c(-5, 5), tol = 1e-14, extendInt = "yes", maxiter = 5000)$root)
        tail <- if (alternative == "two.sided") (1 - level) / 2 else 1 - level
        least <- x == min(support); most <- x == max(support)
        list(estimate = if (least) 0 else if (most) Inf else solve(function(b) sum(support * density(b)) - x),
          low = if (least || alternative == "less") 0 else solve(function(b) sum(density(b)[support >= x]) - tail),
          high = if (most || alternative == "greater") Inf else solve(function(b) sum(density(b)[support <= x]) - tail))
      }
      """#),
    Function(
      #"""
      # Counts of a pair of measurements with the same levels; levels without patients are left out.
      square <- function(tab) {
        levels <- if (nrow(tab) >= ncol(tab)) rownames(tab) else colnames(tab)
        full <- matrix(0, length(levels), length(levels), dimnames = list(levels, levels))
        full[rownames(tab), colnames(tab)] <- tab
        keep <- rowSums(full) + colSums(full) > 0
        full[keep, keep, drop = FALSE]
      }
      """#),
    Function(
      #"""
      # Bowker's test; pairs of levels between which nobody moved count no degree of freedom.
      bowker <- function(tab) {
        up <- tab[upper.tri(tab)]; down <- t(tab)[upper.tri(tab)]; keep <- up + down > 0
        list(statistic = sum(((up - down)^2 / (up + down))[keep]), parameter = sum(keep))
      }
      """#),
    Function(
      #"""
      # The z of Cochran and Armitage: x events in groups of n.
      trend_z <- function(x, n, scores) {
        p <- sum(x) / sum(n)
        sum(scores * (x - n * p)) / sqrt(p * (1 - p) * (sum(n * scores^2) - sum(n * scores)^2 / sum(n)))
      }
      """#),
    Function(
      #"""
      # Breslow and Day's test of equal odds ratios, and Tarone's form of it.
      breslow_day <- function(tab) {
        psi <- mantel_haenszel(tab)$or
        parts <- apply(tab, 3, function(t) {
          if (any(rowSums(t) == 0) || any(colSums(t) == 0)) return(c(NA, NA))
          n1 <- sum(t[1, ]); n2 <- sum(t[2, ]); e <- sum(t[, 1])
          A <- if (psi == 1) n1 * e / (n1 + n2) else {
            roots <- Re(polyroot(c(-psi * n1 * e, n2 - e + psi * (n1 + e), 1 - psi)))
            roots[roots > max(0, e - n2) - 1e-9 & roots < min(n1, e) + 1e-9][1]
          }
          c(t[1, 1] - A, 1 / (1 / A + 1 / (n1 - A) + 1 / (e - A) + 1 / (n2 - e + A)))
        })
        parts <- parts[, !is.na(parts[1, ]), drop = FALSE]
        x <- sum(parts[1, ]^2 / parts[2, ])
        list(statistic = x, tarone = x - sum(parts[1, ])^2 / sum(parts[2, ]), parameter = ncol(parts) - 1)
      }
      """#),
    Function(
      #"""
      # Odds ratio, risk ratio and risk difference common to the strata, after Mantel and Haenszel, with
      # the variances of Robins, Breslow and Greenland, of Greenland and Robins, and of Sato.
      mantel_haenszel <- function(tab) {
        a <- tab[1, 1, ]; b <- tab[1, 2, ]; c <- tab[2, 1, ]; d <- tab[2, 2, ]
        n1 <- a + b; n2 <- c + d; n <- n1 + n2; k <- n > 0
        R <- (a * d / n)[k]; S <- (b * c / n)[k]; P <- ((a + d) / n)[k]; Q <- ((b + c) / n)[k]
        or_var <- sum(P * R) / (2 * sum(R)^2) + sum(P * S + Q * R) / (2 * sum(R) * sum(S)) + sum(Q * S) / (2 * sum(S)^2)
        rr_top <- sum((a * n2 / n)[k]); rr_bottom <- sum((c * n1 / n)[k])
        rr_var <- sum(((n1 * n2 * (a + c) - a * c * n) / n^2)[k]) / (rr_top * rr_bottom)
        k <- n1 > 0 & n2 > 0
        w <- sum((n1 * n2 / n)[k]); rd <- sum(((a * n2 - c * n1) / n)[k]) / w
        p <- sum(((n1^2 * c - n2^2 * a + n1 * n2 * (n2 - n1) / 2) / n^2)[k]); q <- sum(((a * (n2 - c) + c * (n1 - a)) / (2 * n))[k])
        list(or = sum(R) / sum(S), or_error = sqrt(or_var), rr = rr_top / rr_bottom, rr_error = sqrt(rr_var),
          rd = rd, rd_error = sqrt(rd * p + q) / w)
      }
      """#),
    Function(
      #"""
      # Effects of a table of two rows, the first column counting the events.
      effects_of <- function(tab, level, interval = "newcombe", haldane = FALSE) {
        z <- qnorm(1 - (1 - level) / 2)
        a <- tab[1, 1]; b <- tab[1, 2]; c <- tab[2, 1]; d <- tab[2, 2]
        n1 <- a + b; n2 <- c + d; p1 <- a / n1; p2 <- c / n2; rd <- p1 - p2
        wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE, conf.level = level)$conf.int)
        l <- wilson(a, n1); u <- wilson(c, n2)
        rd_error <- sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
        rd_limits <- if (interval == "wald") rd + c_(-1, 1) * z * rd_error
          else c_(rd - sqrt((p1 - l[1])^2 + (u[2] - p2)^2), rd + sqrt((l[2] - p1)^2 + (p2 - u[1])^2))
        h <- if (haldane && any(c_(a, b, c, d) == 0)) 0.5 else 0
        A <- a + h; B <- b + h; C <- c + h; D <- d + h
        side <- if (rd < 0) -rev(rd_limits) else rd_limits
        list(rd = rd, rd_error = rd_error, rd_limits = rd_limits,
          nnt = 1 / abs(rd), nnt_limits = c_(1 / side[2], if (side[1] <= 0) Inf else 1 / side[1]),
          rr = (A / (A + B)) / (C / (C + D)), rr_error = sqrt(1 / A - 1 / (A + B) + 1 / C - 1 / (C + D)),
          or = A * D / (B * C), or_error = sqrt(1 / A + 1 / B + 1 / C + 1 / D))
      }
      """#),
    Function(
      #"""
      c_ <- base::c
      """#),
    Function(
      #"""
      # Limits of a ratio on the scale of its logarithm.
      ratio_limits <- function(ratio, error, level, alternative = "two.sided") {
        z <- qnorm(1 - (if (alternative == "two.sided") (1 - level) / 2 else 1 - level))
        c(if (alternative == "less") 0 else ratio * exp(-z * error), if (alternative == "greater") Inf else ratio * exp(z * error))
      }
      """#),
    Function(
      #"""
      # Cramer's V, with limits by the noncentral chi-squared distribution.
      cramers_v <- function(tab, level) {
        r <- suppressWarnings(chisq.test(tab, correct = FALSE))
        x <- r$statistic[[1]]; df <- r$parameter[[1]]; scale <- sum(tab) * (min(dim(tab)) - 1)
        limit <- function(p) {
          if (pchisq(x, df) < p) return(0)
          far <- max(10, 2 * x)
          while (pchisq(x, df, far) > p) far <- far * 2
          min(1, sqrt(uniroot(function(l) pchisq(x, df, l) - p, c(0, far), tol = 1e-12)$root / scale))
        }
        list(v = sqrt(x / scale), limits = c(limit(1 - (1 - level) / 2), limit((1 - level) / 2)))
      }
      """#),
  ]

  /// ROC curves.
  static let curves: [Function] = [
    Function(
      #"""
      # Values that differ by no more than the tolerance from the next are tied to the lowest of them.
      tied <- function(x, tolerance) {
        order <- order(x)
        run <- cumsum(c(TRUE, diff(x[order]) > tolerance))
        x[order] <- ave(x[order], run, FUN = min)
        x
      }
      """#),
    Function(
      #"""
      # What a threshold makes of cases (y) and controls; a value at the threshold is positive.
      at_threshold <- function(x, y, threshold, direction) {
        positive <- if (direction == "<") x >= threshold else x <= threshold
        tp <- sum(positive & y); fp <- sum(positive & !y); tn <- sum(!positive & !y); fn <- sum(!positive & y)
        list(threshold = threshold, tp = tp, fp = fp, tn = tn, fn = fn)
      }
      """#),
    Function(
      #"""
      # The thresholds that coords of pROC finds best, from specificity 0 upwards.
      best_thresholds <- function(r, method) {
        b <- coords(r, "best", best.method = method, ret = c("threshold", "tp", "fp", "tn", "fn", "specificity"),
          transpose = FALSE)
        b[order(b$specificity), ]
      }
      """#),
    Function(
      #"""
      exact_limits <- function(x, n, level) binom.test(x, n, conf.level = level)$conf.int
      """#),
    Function(
      #"""
      # Likelihood ratios with the limits of Simel.
      likelihood_ratio <- function(a, m, b, n, level) {
        lr <- (a / m) / (b / n)
        reach <- qnorm(1 - (1 - level) / 2) * sqrt(1 / a - 1 / m + 1 / b - 1 / n)
        c(lr, lr * exp(-reach), lr * exp(reach))
      }
      """#),
    Function(
      #"""
      # The Kaplan-Meier estimate of staying uncensored; an event comes before a censoring.
      censoring <- function(time, event, at) {
        times <- sort(unique(time[event == 0]))
        left <- sapply(times, function(t) sum(time > t | (time == t & event == 0)))
        gone <- sapply(times, function(t) sum(time == t & event == 0))
        sapply(at, function(t) prod((1 - gone / left)[times <= t]))
      }
      """#),
    Function(
      #"""
      # Uno's concordance: each comparable pair weighted by its earlier patient; the error is the
      # infinitesimal jackknife with the weights taken as known.
      uno <- function(time, event, x, w) {
        later <- outer(time, time, "<") | (outer(time, time, "==") & matrix(event == 0, length(time), length(time), byrow = TRUE))
        diag(later) <- FALSE
        pairs <- w * later; sign <- sign(outer(x, x, "-"))
        all <- rowSums(pairs) + colSums(pairs)
        difference <- rowSums(pairs * sign) + colSums(pairs * sign)
        d <- sum(difference) / sum(all)
        list(concordance = (1 + d) / 2, var = sum(((difference - d * all) / (sum(all) / 2))^2) / 4)
      }
      """#),
    Function(
      #"""
      # The area under the cumulative/dynamic ROC curve at a time, cases weighted by 1/G(T).
      area_at <- function(time, event, x, at) {
        case <- which(time <= at & event == 1)
        control <- which(time > at)
        w <- 1 / censoring(time, event, time[case])
        above <- sapply(x[case], function(value) sum(value > x[control]) + sum(value == x[control]) / 2)
        sum(w * above) / (sum(w) * length(control))
      }
      """#),
  ]
}
