extension RHelpers {
  /// Tests and effects of numbers.
  static let tests: [Function] = [
    Function(
      #"""
      # The limits of the noncentrality of t, by which those of Cohen's d are found.
      noncentrality_t <- function(t, df, level, alternative = "two.sided") {
        tail <- if (alternative == "two.sided") (1 - level) / 2 else 1 - level
        solve <- function(p) uniroot(function(n) suppressWarnings(pt(t, df, n)) - p,
          t + c(-1, 1) * (5 + abs(t)), tol = 1e-13, extendInt = "downX")$root
        c(if (alternative == "less") -Inf else solve(1 - tail), if (alternative == "greater") Inf else solve(tail))
      }
      """#),
    Function(
      #"""
      # Hedges's correction.
      hedges_j <- function(df) exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2))
      """#),
    Function(
      #"""
      # The share of variance between groups, with limits by the noncentral F distribution.
      explained_variance <- function(y, g, level) {
        a <- anova(lm(y ~ g))
        ss <- a[["Sum Sq"]]
        df <- a[["Df"]]
        ms <- ss[2] / df[2]
        f <- a[["F value"]][1]
        limit <- function(p) {
          if (pf(f, df[1], df[2]) < p) return(0)
          far <- max(10, f * df[1])
          while (pf(f, df[1], df[2], far) > p) far <- far * 2
          lambda <- uniroot(function(l) pf(f, df[1], df[2], l) - p, c(0, far), tol = 1e-12)$root
          lambda / (lambda + length(y))
        }
        list(eta = ss[1] / sum(ss), omega = (ss[1] - df[1] * ms) / (sum(ss) + ms),
          limits = c(limit(1 - (1 - level) / 2), limit((1 - level) / 2)))
      }
      """#),
    Function(
      #"""
      # Hodges and Lehmann's limits: order statistics of the differences, by the normal approximation.
      shift_limits <- function(a, b, level, correct, alternative = "two.sided") {
        ties <- function(x) sum(table(x)^3 - table(x))
        m <- length(a); n <- length(b)
        sigma <- sqrt(m * n / 12 * (m + n + 1 - (ties(a) + ties(b)) / ((m + n) * (m + n - 1))))
        order_limits(as.vector(outer(a, b, "-")), sigma, level, correct, alternative)
      }
      """#),
    Function(
      #"""
      # The same of one sample: order statistics of the Walsh averages.
      pseudomedian_limits <- function(x, level, correct, alternative = "two.sided") {
        n <- length(x)
        ties <- sum(table(x)^3 - table(x))
        order_limits(walsh(x), sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48), level, correct, alternative)
      }
      """#),
    Function(
      #"""
      # The same by the exact distribution of the signed ranks without ties.
      signed_rank_limits <- function(x, level, alternative = "two.sided") {
        tail <- if (alternative == "two.sided") (1 - level) / 2 else 1 - level
        values <- sort(walsh(x)); M <- length(values); k <- max(1, qsignrank(tail, length(x)))
        c(if (alternative == "less") -Inf else values[k], if (alternative == "greater") Inf else values[M + 1 - k])
      }
      """#),
    Function(
      #"""
      walsh <- function(x) { sums <- outer(x, x, "+") / 2; sums[lower.tri(sums, diag = TRUE)] }
      """#),
    Function(
      #"""
      order_limits <- function(values, sigma, level, correct, alternative) {
        tail <- if (alternative == "two.sided") (1 - level) / 2 else 1 - level
        values <- sort(values)
        M <- length(values)
        k <- max(1, ceiling(M / 2 - (if (correct) 0.5 else 0) - qnorm(1 - tail) * sigma))
        c(if (alternative == "less") -Inf else values[k], if (alternative == "greater") Inf else values[M + 1 - k])
      }
      """#),
    Function(
      #"""
      # Limits on Fisher's scale.
      fisher_scale <- function(r, error, level, alternative = "two.sided") {
        z <- qnorm(1 - (if (alternative == "two.sided") (1 - level) / 2 else 1 - level))
        c(if (alternative == "less") -1 else tanh(atanh(r) - z * error),
          if (alternative == "greater") 1 else tanh(atanh(r) + z * error))
      }
      """#),
    Function(
      #"""
      # All pairs of means, second - first, by one variance (Tukey) or by two (Games and Howell).
      # The limits solve ptukey: qtukey stops at an error of 1e-4.
      pairs_of_means <- function(y, g, first, second, level, pooled) {
        n <- tapply(y, g, length); v <- tapply(y, g, var); m <- tapply(y, g, mean); k <- nlevels(g)
        parts <- if (pooled) sum((n - 1) * v) / (sum(n) - k) / n[c(first, second)] else (v / n)[c(first, second)]
        df <- if (pooled) sum(n) - k else sum(parts)^2 / sum(parts^2 / (n[c(first, second)] - 1))
        se <- sqrt(sum(parts)); d <- m[[second]] - m[[first]]; q <- sqrt(2) * abs(d) / se
        reach <- uniroot(function(q) ptukey(q, k, df) - level, c(0.01, 200), tol = 1e-12)$root * se / sqrt(2)
        list(estimate = d, std.error = se, statistic = q, parameter = df,
          p = ptukey(q, k, df, lower.tail = FALSE), limits = d + c(-1, 1) * reach)
      }
      """#),
    Function(
      #"""
      # Dunn's test of one pair by the mean ranks of all groups, second - first.
      dunn <- function(y, g, first, second) {
        r <- rank(y); n <- tapply(y, g, length); N <- length(y); ties <- sum(table(y)^3 - table(y))
        d <- mean(r[g == second]) - mean(r[g == first])
        se <- sqrt((N * (N + 1) / 12 - ties / (12 * (N - 1))) * (1 / n[[first]] + 1 / n[[second]]))
        list(estimate = d, std.error = se, statistic = d / se, p = 2 * pnorm(-abs(d / se)))
      }
      """#),
    Function(
      #"""
      # Two one-sided t-tests of equivalence.
      tost <- function(a, b = NULL, low, high, level, ...) {
        lower <- t.test(a, b, mu = low, alternative = "greater", ...)
        upper <- t.test(a, b, mu = high, alternative = "less", ...)
        both <- t.test(a, b, conf.level = level, ...)
        list(lower = lower, upper = upper, both = both, p = max(lower$p.value, upper$p.value))
      }
      """#),
    Function(
      #"""
      # The standardized difference of two groups of numbers, and of levels (Yang and Dalton).
      smd <- function(a, b) (mean(a) - mean(b)) / sqrt((var(a) + var(b)) / 2)
      """#),
    Function(
      #"""
      smd_levels <- function(x, y) {
        keep <- x + y > 0
        p <- (x / sum(x))[keep][-1]
        q <- (y / sum(y))[keep][-1]
        S <- (diag(p, length(p)) - outer(p, p) + diag(q, length(q)) - outer(q, q)) / 2
        sqrt(sum((p - q) * solve(S, p - q)))
      }
      """#),
    Function(
      #"""
      smd_error <- function(d, m, n) sqrt((m + n) / (m * n) + d^2 / (2 * (m + n)))
      """#),
    Function(
      #"""
      # A t-test of groups that are known by printed summaries.
      summaries_test <- function(n, mean, sd, pooled, level, mu = 0, alternative = "two.sided") {
        parts <- sd^2 / n
        df <- if (pooled) sum(n) - 2 else sum(parts)^2 / sum(parts^2 / (n - 1))
        se <- if (pooled) sqrt(sum((n - 1) * sd^2) / df * sum(1 / n)) else sqrt(sum(parts))
        d <- mean[1] - mean[2]
        t <- (d - mu) / se
        tail <- if (alternative == "two.sided") (1 - level) / 2 else 1 - level
        p <- switch(alternative, two.sided = 2 * pt(-abs(t), df), less = pt(t, df), greater = pt(t, df, lower.tail = FALSE))
        list(estimate = d, std.error = se, statistic = t, parameter = df, p = p,
          limits = c(if (alternative == "less") -Inf else d - qt(1 - tail, df) * se,
            if (alternative == "greater") Inf else d + qt(1 - tail, df) * se))
      }
      """#),
  ]
}
