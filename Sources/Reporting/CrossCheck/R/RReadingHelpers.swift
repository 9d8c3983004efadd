extension RHelpers {
  /// What formulas, cuts and outcomes need.
  static let reading: [Function] = [
    Function(
      #"""
      # A result that is no finite number is missing.
      finite <- function(x) suppressWarnings(ifelse(is.finite(x), x, NA))
      """#),
    Function(
      #"""
      round_half_away <- function(x, digits = 0) {
        scaled <- abs(x) * 10^digits
        sign(x) * floor(scaled * (1 + 4e-16 * (digits != 0)) + 0.5) / 10^digits
      }
      """#),
    Function(
      #"""
      # Whether a value is among some; missing where it is.
      is_one_of <- function(x, values) ifelse(is.na(x), NA, x %in% values)
      """#),
    Function(
      #"""
      is_code <- function(x, codes) ifelse(is.na(x), NA, !is.na(place(x, codes)))
      """#),
    Function(
      #"""
      same_code <- function(x, y) {
        same <- x == y
        numbers <- number_of(x) == number_of(y)
        ifelse(is.na(x) | is.na(y), NA, same | (!is.na(numbers) & numbers))
      }
      """#),
    Function(
      #"""
      # How a follow-up ended: the number of the event, 0 for any other code.
      event_of <- function(x, codes, numbers) {
        where <- if (is.numeric(x)) match(x, number_of(codes)) else place(x, codes)
        ifelse(is.na(x), NA, ifelse(is.na(where), 0, numbers[where]))
      }
      """#),
    Function(
      #"""
      # Status at a time: an event by then is the second level, longer follow-up the first; who was
      # censored earlier is neither.
      landmark <- function(time, event, at, levels) {
        status <- ifelse(event > 0 & time <= at, levels[2], ifelse(time >= at, levels[1], NA))
        factor(ifelse(is.na(time) | is.na(event), NA, status), levels = levels)
      }
      """#),
    Function(
      #"""
      # [-Inf, c1) is the first level, [c1, c2) the second, and so on.
      cut_at <- function(x, cuts, labels) factor(labels[findInterval(x, cuts) + 1], levels = labels)
      """#),
    Function(
      #"""
      # The levels of several variables together.
      crossed <- function(...) {
        levels <- Reduce(function(a, b) as.vector(t(outer(a, b, paste, sep = ", "))), lapply(list(...), levels))
        text <- do.call(paste, c(lapply(list(...), as.character), sep = ", "))
        known <- Reduce(`&`, lapply(list(...), function(x) !is.na(x)))
        factor(ifelse(known, text, NA), levels = levels)
      }
      """#),
  ]

  /// Moments, limits of a median and of a proportion.
  static let description: [Function] = [
    Function(
      #"""
      # Skewness and kurtosis by type: 1 of the population, 2 as SAS and SPSS, 3 the default of e1071.
      skewness <- function(x, type) {
        n <- length(x)
        g <- mean((x - mean(x))^3) / mean((x - mean(x))^2)^1.5
        switch(type, g, g * sqrt(n * (n - 1)) / (n - 2), g * (1 - 1 / n)^1.5)
      }
      """#),
    Function(
      #"""
      kurtosis <- function(x, type) {
        n <- length(x)
        g <- mean((x - mean(x))^4) / mean((x - mean(x))^2)^2 - 3
        switch(type, g, ((n + 1) * g + 6) * (n - 1) / ((n - 2) * (n - 3)), (g + 3) * (1 - 1 / n)^2 - 3)
      }
      """#),
    Function(
      #"""
      # The order statistics that cover the median with at least the level (binomial).
      median_limits <- function(x, level) {
        n <- length(x)
        k <- min(sum(pbinom(0:(n %/% 2), n, 0.5) <= (1 - level) / 2), n %/% 2)
        sort(x)[c(k, n + 1 - k)]
      }
      """#),
    Function(
      #"""
      # Wald's limits, about p or about (x + z^2/2)/(n + z^2) (Agresti and Coull).
      wald_limits <- function(x, n, level) {
        x / n + c(-1, 1) * qnorm(1 - (1 - level) / 2) * sqrt(x / n * (1 - x / n) / n)
      }
      """#),
    Function(
      #"""
      agresti_coull_limits <- function(x, n, level) {
        z <- qnorm(1 - (1 - level) / 2)
        wald_limits(x + z^2 / 2, n + z^2, level)
      }
      """#),
  ]
}
