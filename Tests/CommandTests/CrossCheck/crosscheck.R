# Survival in the Veterans' Administration lung cancer trial: every number, computed again in R
#
# Written by Reprise 0.1.0 from study.yml (SHA-256 dae22a4f1640)
# and veteran.csv (SHA-256 9e6688021b6a). Run it with the path of the cohort:
#
#   Rscript crosscheck.R path/to/veteran.csv
#
# Each line of its output is one number of results.json beside R's. It ends with status 1 where
# one differs by more than 1e-8 of its size, or by more than the `within` that stands with it.

cohort_file <- "veteran.csv"
if (length(commandArgs(TRUE)) > 0) cohort_file <- commandArgs(TRUE)[1]

# ---- How numbers are compared ----

tally <- c(compared = 0, differing = 0, valueless = 0, skipped = 0)
reasons <- list()

# Compares pairs of numbers, ours and R's. They agree when they differ by no more than `within`
# of the larger one, or by `near` in all; for p-values `near` is 0.
check <- function(.path, ..., within = 1e-8, near = 1e-12) {
  for (i in seq_len(...length())) {
    name <- names(substitute(list(...)))[i + 1]
    path <- paste0(.path, ".", name)
    pair <- tryCatch(suppressWarnings(as.numeric(unlist(list(...elt(i))))),
      error = function(e) conditionMessage(e))
    if (is.character(pair) || length(pair) != 2 || is.na(pair[2])) {
      tally["valueless"] <<- tally["valueless"] + 1
      cat(sprintf("%s: NO VALUE in R%s\n", path, if (is.character(pair)) paste0(": ", pair) else failure))
      next
    }
    far <- abs(pair[1] - pair[2])
    size <- max(abs(pair))
    small <- if (grepl("p\\.value", name)) 0 else near
    agrees <- pair[1] == pair[2] || (is.finite(size) && (far <= within * size || far <= small))
    tally["compared"] <<- tally["compared"] + 1
    if (!agrees) tally["differing"] <<- tally["differing"] + 1
    cat(sprintf("%s: %.17g, R %.17g, relative difference %.2g, %s\n", path, pair[1], pair[2],
      if (size > 0 && is.finite(far)) far / size else 0, if (agrees) "ok" else "DIFFERS"))
  }
}

# Numbers that are not compared, with the reason.
not_compared <- function(reason, paths) {
  for (path in paths) cat(sprintf("%s: not compared (%s)\n", path, reason))
  skip(reason, length(paths))
}
skip <- function(reason, count) {
  tally["skipped"] <<- tally["skipped"] + count
  reasons[[reason]] <<- sum(reasons[[reason]], count)
}

# One analysis: what stops it is printed, and counts as numbers without a value.
analysis <- function(id, title, code) {
  cat(sprintf("\n== %s: %s\n", id, title))
  failure <<- ""
  tryCatch(eval(substitute(code), new.env(parent = globalenv())),
    error = function(e) cat("stopped:", conditionMessage(e), "\n"))
}

# A part of an analysis that needs a package.
needs <- function(package, count, code) {
  if (!requireNamespace(package, quietly = TRUE)) {
    cat(sprintf("skipped: package %s is not installed (%d numbers)\n", package, count))
    return(skip(sprintf("package %s is not installed", package), count))
  }
  suppressWarnings(suppressMessages(library(package, character.only = TRUE)))
  eval(substitute(code), parent.frame())
}

# A result, or nothing where R stops: the numbers read from it then have no value.
failure <- ""
attempt <- function(expression) tryCatch(suppressWarnings(suppressMessages(expression)),
  error = function(e) { failure <<- paste0(": ", conditionMessage(e)); list() })

same_patients <- function(ours, here) {
  cat(sprintf("patients in the population: %d, R %d, %s\n", ours, here, if (ours == here) "ok" else "DIFFERS"))
  if (ours != here) tally["differing"] <<- tally["differing"] + 1
}

# ---- How the file is read ----

read_cohort <- function(file, delimiter, encoding) {
  source <- gzfile(file, "rb")
  bytes <- raw()
  while (length(block <- readBin(source, "raw", 1e6)) > 0) bytes <- c(bytes, block)
  close(source)
  if (encoding == "UTF-16" && !identical(bytes[1:2], as.raw(c(0xfe, 0xff))) &&
    !identical(bytes[1:2], as.raw(c(0xff, 0xfe)))) encoding <- "UTF-16LE"
  text <- iconv(list(bytes), from = encoding, to = "UTF-8")
  text <- sub("^sep=.\n", "", gsub("\r\n?", "\n", sub("^\ufeff", "", text)), ignore.case = TRUE)
  alone <- !grepl(delimiter, sub("\n.*", "", text), fixed = TRUE)
  cells <- read.table(text = text, sep = delimiter, quote = "\"", header = TRUE, check.names = FALSE,
    colClasses = "character", na.strings = character(), comment.char = "", fill = TRUE,
    row.names = NULL, blank.lines.skip = !alone)
  names(cells) <- trimmed(names(cells))
  cells
}
trimmed <- function(text) gsub("^[[:space:]]+|[[:space:]]+$", "", text)
number_of <- function(text, decimal = ".") {
  text <- sub(decimal, ".", text, fixed = TRUE)
  is_number <- grepl("^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$", text)
  as.numeric(ifelse(is_number, text, NA))
}
# The place of each text among codes: by the text, or by value where both are numbers.
place <- function(text, codes, decimal = ".") {
  found <- match(text, trimmed(codes))
  value <- number_of(text, decimal)
  ifelse(is.na(found), match(value, number_of(trimmed(codes)), incomparables = NA), found)
}
texts <- function(cells, missing, decimal) {
  cells <- trimmed(cells)
  ifelse(is.na(place(cells, missing, decimal)), cells, NA)
}
numbers <- function(cells, missing, decimal) number_of(texts(cells, missing, decimal), decimal)
# Dates are days since 1970-01-01.
dates <- function(cells, missing, decimal, formats = c("iso", "german")) {
  cells <- texts(cells, missing, decimal)
  days <- rep(NA_real_, length(cells))
  for (format in formats) days <- ifelse(is.na(days), days_of(cells, format), days)
  days
}
days_of <- function(cells, format) {
  pattern <- switch(format, iso = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", german = "^[0-9]+[.][0-9]+[.][0-9]{4}$",
    us = , uk = "^[0-9]+/[0-9]+/[0-9]{4}$", date9 = "^[0-9]+[A-Za-z]{3}[0-9]{4}$", "^[0-9]+$")
  cells <- ifelse(grepl(pattern, cells), cells, NA)
  number <- suppressWarnings(as.numeric(cells))
  month <- match(toupper(sub("^[0-9]+([A-Za-z]{3}).*", "\\1", cells)), toupper(month.abb))
  as.numeric(switch(format, iso = as.Date(cells, format = "%Y-%m-%d"),
    german = as.Date(cells, format = "%d.%m.%Y"), us = as.Date(cells, format = "%m/%d/%Y"),
    uk = as.Date(cells, format = "%d/%m/%Y"),
    date9 = as.Date(sub("^([0-9]+)[A-Za-z]{3}([0-9]{4})$", "\\1/\\2", cells) |>
      paste0("/", month), format = "%d/%Y/%m"),
    excel = as.Date("1899-12-31") + number - (number > 60),
    excel_1904 = as.Date("1904-01-01") + number))
}
# Numbers without the marks between groups of three digits.
ungrouped <- function(cells, mark)
  gsub(paste0("(?<=[0-9])[", mark, "](?=[0-9]{3})"), "", cells, perl = TRUE)
without_percent <- function(cells) sub("[[:space:]\u00a0\u2009\u202f]*%$", "", trimmed(cells))
# What is below or above a limit of the measurement, as the plan replaces it.
within_limits <- function(cells, decimal, below = "missing", above = "missing") {
  cells <- trimmed(cells)
  sign <- sub("^(<=|>=|\u2264|\u2265|<|>)?.*$", "\\1", cells)
  limit <- number_of(trimmed(substring(cells, nchar(sign) + 1)), decimal)
  is_below <- sign %in% c("<", "<=", "\u2264")
  replaced <- ifelse(is_below,
    switch(below, half = limit / 2, sqrt2 = limit / sqrt(2), limit = limit, zero = 0 * limit, NA * limit),
    if (above == "limit") limit else NA * limit)
  written <- ifelse(is.na(replaced), "", sub(".", decimal, sprintf("%.17g", replaced), fixed = TRUE))
  ifelse(sign == "" | is.na(limit), cells, written)
}
# Levels in their declared order. Numbers match codes by value; true and false match 1 and 0, too.
coded <- function(x, codes, decimal = ".", labels = codes) {
  if (is.logical(x)) {
    codes <- tolower(codes)
    x <- if ("true" %in% codes) ifelse(x, "true", "false") else ifelse(x, "1", "0")
  }
  where <- if (is.numeric(x)) match(x, number_of(trimmed(codes)), incomparables = NA)
  else place(x, codes, decimal)
  factor(labels[where], levels = labels)
}

# ---- What R has not, or not in the form needed, written out ----

# Skewness and kurtosis by type: 1 of the population, 2 as SAS and SPSS, 3 the default of e1071.
skewness <- function(x, type) {
  n <- length(x)
  g <- mean((x - mean(x))^3) / mean((x - mean(x))^2)^1.5
  switch(type, g, g * sqrt(n * (n - 1)) / (n - 2), g * (1 - 1 / n)^1.5)
}
kurtosis <- function(x, type) {
  n <- length(x)
  g <- mean((x - mean(x))^4) / mean((x - mean(x))^2)^2 - 3
  switch(type, g, ((n + 1) * g + 6) * (n - 1) / ((n - 2) * (n - 3)), (g + 3) * (1 - 1 / n)^2 - 3)
}
# The order statistics that cover the median with at least the level (binomial).
median_limits <- function(x, level) {
  n <- length(x)
  k <- min(sum(pbinom(0:(n %/% 2), n, 0.5) <= (1 - level) / 2), n %/% 2)
  sort(x)[c(k, n + 1 - k)]
}
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
upper_chi2 <- function(x, df) pchisq(x, df, lower.tail = FALSE)
# A baseline cumulative hazard at a time: 0 before the first.
hazard_at <- function(b, at, stratum = NULL) {
  if (!is.null(stratum)) b <- b[b$strata == stratum, ]
  k <- findInterval(at, b$time)
  if (k == 0) 0 else b$hazard[k]
}

# ---- The cohort ----

cells <- read_cohort(cohort_file, delimiter = ",", encoding = "UTF-8")
decimal <- "."
missing <- c("", "NA", "n/a")
d <- data.frame(row.names = seq_len(nrow(cells)))
d$treatment <- coded(texts(cells[["trt"]], missing, decimal), c("1", "2"),
  labels = c("Standard", "Test"), decimal)  # Chemotherapy
d$cell <- coded(texts(cells[["celltype"]], missing, decimal), c("squamous", "smallcell", "adeno", "large"),
  labels = c("Squamous", "Small cell", "Adenocarcinoma", "Large cell"), decimal)  # Cell type
d$karnofsky <- numbers(cells[["karno"]], missing, decimal)  # Karnofsky performance score
d$months <- numbers(cells[["diagtime"]], missing, decimal)  # Months from diagnosis to randomisation
d$age <- numbers(cells[["age"]], missing, decimal)  # Age
d$prior <- coded(texts(cells[["prior"]], missing, decimal), c("0", "10"),
  labels = c("No", "Yes"), decimal)  # Prior therapy
d$prior_code <- numbers(cells[["prior"]], missing, decimal)  # Prior therapy coded 0 or 10
d$time <- numbers(cells[["time"]], missing, decimal)
d$status <- numbers(cells[["status"]], missing, decimal)
d$death_time <- d$time  # Survival
d$death_event <- as.integer(d$status == 1)  # 0 censored
same_patients(137, nrow(d))


# ---- table1: Patients by treatment ----

analysis("table1", "Patients by treatment", {
  s <- d
  s <- s[!is.na(s$treatment), ]
  g <- s
  n <- sum(g$cell == "Squamous", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.Squamous.categorical",
    n = c(35, n),
    N = c(137, N),
    p = c(0.25547445255474455, n / N),
    conf.low = c(0.18980860298037272, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.33447919862996145, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s
  n <- sum(g$cell == "Small cell", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.'Small cell'.categorical",
    n = c(48, n),
    N = c(137, N),
    p = c(0.35036496350364965, n / N),
    conf.low = c(0.27554940331047595, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.43334313200331065, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s
  n <- sum(g$cell == "Adenocarcinoma", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.Adenocarcinoma.categorical",
    n = c(27, n),
    N = c(137, N),
    p = c(0.19708029197080293, n / N),
    conf.low = c(0.1391287096686359, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.27155617889341976, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s
  n <- sum(g$cell == "Large cell", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.'Large cell'.categorical",
    n = c(27, n),
    N = c(137, N),
    p = c(0.19708029197080293, n / N),
    conf.low = c(0.1391287096686359, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.27155617889341976, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s
  check("table1.cell.missing",
    N_obs = c(137, nrow(g)),
    N_miss = c(0, sum(is.na(g$cell))),
    N_nonmiss = c(137, sum(!is.na(g$cell))),
    p_miss = c(0, sum(is.na(g$cell)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$cell)) / nrow(g)))
  g <- s[which(s$treatment == "Standard"), ]
  n <- sum(g$cell == "Squamous", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.Squamous.Standard.categorical",
    n = c(15, n),
    N = c(69, N),
    p = c(0.21739130434782608, n / N),
    conf.low = c(0.13640766010620267, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.32818296408760916, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Standard"), ]
  n <- sum(g$cell == "Small cell", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.'Small cell'.Standard.categorical",
    n = c(30, n),
    N = c(69, N),
    p = c(0.43478260869565216, n / N),
    conf.low = c(0.324328026351315, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.5521159638472569, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Standard"), ]
  n <- sum(g$cell == "Adenocarcinoma", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.Adenocarcinoma.Standard.categorical",
    n = c(9, n),
    N = c(69, N),
    p = c(0.13043478260869565, n / N),
    conf.low = c(0.07016627839603491, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.22968299939587286, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Standard"), ]
  n <- sum(g$cell == "Large cell", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.'Large cell'.Standard.categorical",
    n = c(15, n),
    N = c(69, N),
    p = c(0.21739130434782608, n / N),
    conf.low = c(0.13640766010620267, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.32818296408760916, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Standard"), ]
  check("table1.cell.Standard.missing",
    N_obs = c(69, nrow(g)),
    N_miss = c(0, sum(is.na(g$cell))),
    N_nonmiss = c(69, sum(!is.na(g$cell))),
    p_miss = c(0, sum(is.na(g$cell)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$cell)) / nrow(g)))
  g <- s[which(s$treatment == "Test"), ]
  n <- sum(g$cell == "Squamous", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.Squamous.Test.categorical",
    n = c(20, n),
    N = c(68, N),
    p = c(0.29411764705882354, n / N),
    conf.low = c(0.19919010603815793, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.41106279723481226, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Test"), ]
  n <- sum(g$cell == "Small cell", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.'Small cell'.Test.categorical",
    n = c(18, n),
    N = c(68, N),
    p = c(0.2647058823529412, n / N),
    conf.low = c(0.17449740669878902, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.3800773398988912, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Test"), ]
  n <- sum(g$cell == "Adenocarcinoma", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.Adenocarcinoma.Test.categorical",
    n = c(18, n),
    N = c(68, N),
    p = c(0.2647058823529412, n / N),
    conf.low = c(0.17449740669878902, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.3800773398988912, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Test"), ]
  n <- sum(g$cell == "Large cell", na.rm = TRUE)
  N <- sum(!is.na(g$cell))
  check("table1.cell.'Large cell'.Test.categorical",
    n = c(12, n),
    N = c(68, N),
    p = c(0.17647058823529413, n / N),
    conf.low = c(0.10393587249437693, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.2836044040774335, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Test"), ]
  check("table1.cell.Test.missing",
    N_obs = c(68, nrow(g)),
    N_miss = c(0, sum(is.na(g$cell))),
    N_nonmiss = c(68, sum(!is.na(g$cell))),
    p_miss = c(0, sum(is.na(g$cell)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$cell)) / nrow(g)))
  g <- s
  x <- g$karnofsky[!is.na(g$karnofsky)]
  check("table1.karnofsky.continuous",
    N = c(137, length(x)),
    mean = c(58.56934306569343, mean(x)),
    sd = c(20.039591555526346, sd(x)),
    var = c(401.58522971232287, var(x)),
    se = c(1.712097850298007, sd(x) / sqrt(length(x))),
    sum = c(8024, sum(x)),
    median = c(60, median(x)),
    p25 = c(40, quantile(x, 0.25, type = 7)),
    p75 = c(75, quantile(x, 0.75, type = 7)),
    iqr = c(35, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(29.651999999999997, mad(x)),
    min = c(10, min(x)),
    max = c(99, max(x)),
    geometric.mean = c(54.31300050339728, exp(mean(log(x)))),
    skewness = c(-0.33785846851598766, skewness(x, 3)),
    kurtosis = c(-0.8296287434989251, kurtosis(x, 3)),
    mean.conf.low = c(55.18356551131322, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(61.95512062007364, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(60, median_limits(x, 0.95)[1]),
    median.conf.high = c(70, median_limits(x, 0.95)[2]))
  g <- s
  check("table1.karnofsky.missing",
    N_obs = c(137, nrow(g)),
    N_miss = c(0, sum(is.na(g$karnofsky))),
    N_nonmiss = c(137, sum(!is.na(g$karnofsky))),
    p_miss = c(0, sum(is.na(g$karnofsky)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$karnofsky)) / nrow(g)))
  g <- s[which(s$treatment == "Standard"), ]
  x <- g$karnofsky[!is.na(g$karnofsky)]
  check("table1.karnofsky.Standard.continuous",
    N = c(69, length(x)),
    mean = c(59.20289855072464, mean(x)),
    sd = c(18.740157973897006, sd(x)),
    var = c(351.19352088661554, var(x)),
    se = c(2.256049904649671, sd(x) / sqrt(length(x))),
    sum = c(4085, sum(x)),
    median = c(60, median(x)),
    p25 = c(40, quantile(x, 0.25, type = 7)),
    p75 = c(80, quantile(x, 0.75, type = 7)),
    iqr = c(40, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(29.651999999999997, mad(x)),
    min = c(20, min(x)),
    max = c(90, max(x)),
    geometric.mean = c(55.643103324201526, exp(mean(log(x)))),
    skewness = c(-0.39743609742855346, skewness(x, 3)),
    kurtosis = c(-0.9184966768482101, kurtosis(x, 3)),
    mean.conf.low = c(54.70102105824096, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(63.70477604320832, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(60, median_limits(x, 0.95)[1]),
    median.conf.high = c(70, median_limits(x, 0.95)[2]))
  g <- s[which(s$treatment == "Standard"), ]
  check("table1.karnofsky.Standard.missing",
    N_obs = c(69, nrow(g)),
    N_miss = c(0, sum(is.na(g$karnofsky))),
    N_nonmiss = c(69, sum(!is.na(g$karnofsky))),
    p_miss = c(0, sum(is.na(g$karnofsky)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$karnofsky)) / nrow(g)))
  g <- s[which(s$treatment == "Test"), ]
  x <- g$karnofsky[!is.na(g$karnofsky)]
  check("table1.karnofsky.Test.continuous",
    N = c(68, length(x)),
    mean = c(57.9264705882353, mean(x)),
    sd = c(21.398365244067712, sd(x)),
    var = c(457.8900351185251, var(x)),
    se = c(2.5949329446128533, sd(x) / sqrt(length(x))),
    sum = c(3939, sum(x)),
    median = c(60, median(x)),
    p25 = c(40, quantile(x, 0.25, type = 7)),
    p75 = c(70, quantile(x, 0.75, type = 7)),
    iqr = c(30, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(29.651999999999997, mad(x)),
    min = c(10, min(x)),
    max = c(99, max(x)),
    geometric.mean = c(52.99583333361915, exp(mean(log(x)))),
    skewness = c(-0.2675123389778383, skewness(x, 3)),
    kurtosis = c(-0.8885117922963377, kurtosis(x, 3)),
    mean.conf.low = c(52.74696275265258, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(63.105978423818016, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(50, median_limits(x, 0.95)[1]),
    median.conf.high = c(70, median_limits(x, 0.95)[2]))
  g <- s[which(s$treatment == "Test"), ]
  check("table1.karnofsky.Test.missing",
    N_obs = c(68, nrow(g)),
    N_miss = c(0, sum(is.na(g$karnofsky))),
    N_nonmiss = c(68, sum(!is.na(g$karnofsky))),
    p_miss = c(0, sum(is.na(g$karnofsky)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$karnofsky)) / nrow(g)))
  g <- s
  x <- g$months[!is.na(g$months)]
  check("table1.months.continuous",
    N = c(137, length(x)),
    mean = c(8.773722627737227, mean(x)),
    sd = c(10.612141146659168, sd(x)),
    var = c(112.61753971661656, var(x)),
    se = c(0.9066564053419389, sd(x) / sqrt(length(x))),
    sum = c(1202, sum(x)),
    median = c(5, median(x)),
    p25 = c(3, quantile(x, 0.25, type = 7)),
    p75 = c(11, quantile(x, 0.75, type = 7)),
    iqr = c(8, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(4.4478, mad(x)),
    min = c(1, min(x)),
    max = c(87, max(x)),
    geometric.mean = c(5.771943966671577, exp(mean(log(x)))),
    skewness = c(4.060657732500542, skewness(x, 3)),
    kurtosis = c(23.004349156187775, kurtosis(x, 3)),
    mean.conf.low = c(6.980754482717089, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(10.566690772757365, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(4, median_limits(x, 0.95)[1]),
    median.conf.high = c(7, median_limits(x, 0.95)[2]))
  g <- s
  check("table1.months.missing",
    N_obs = c(137, nrow(g)),
    N_miss = c(0, sum(is.na(g$months))),
    N_nonmiss = c(137, sum(!is.na(g$months))),
    p_miss = c(0, sum(is.na(g$months)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$months)) / nrow(g)))
  g <- s[which(s$treatment == "Standard"), ]
  x <- g$months[!is.na(g$months)]
  check("table1.months.Standard.continuous",
    N = c(69, length(x)),
    mean = c(8.652173913043478, mean(x)),
    sd = c(8.761255092327747, sd(x)),
    var = c(76.75959079283888, var(x)),
    se = c(1.0547311683919154, sd(x) / sqrt(length(x))),
    sum = c(597, sum(x)),
    median = c(5, median(x)),
    p25 = c(4, quantile(x, 0.25, type = 7)),
    p75 = c(11, quantile(x, 0.75, type = 7)),
    iqr = c(7, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(4.4478, mad(x)),
    min = c(1, min(x)),
    max = c(58, max(x)),
    geometric.mean = c(6.071282884021292, exp(mean(log(x)))),
    skewness = c(3.0246503079992437, skewness(x, 3)),
    kurtosis = c(12.790889617890938, kurtosis(x, 3)),
    mean.conf.low = c(6.547490635506712, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(10.756857190580245, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(4, median_limits(x, 0.95)[1]),
    median.conf.high = c(9, median_limits(x, 0.95)[2]))
  g <- s[which(s$treatment == "Standard"), ]
  check("table1.months.Standard.missing",
    N_obs = c(69, nrow(g)),
    N_miss = c(0, sum(is.na(g$months))),
    N_nonmiss = c(69, sum(!is.na(g$months))),
    p_miss = c(0, sum(is.na(g$months)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$months)) / nrow(g)))
  g <- s[which(s$treatment == "Test"), ]
  x <- g$months[!is.na(g$months)]
  check("table1.months.Test.continuous",
    N = c(68, length(x)),
    mean = c(8.897058823529411, mean(x)),
    sd = c(12.274399648974969, sd(x)),
    var = c(150.66088674275682, var(x)),
    se = c(1.4884895954049449, sd(x) / sqrt(length(x))),
    sum = c(605, sum(x)),
    median = c(4.5, median(x)),
    p25 = c(3, quantile(x, 0.25, type = 7)),
    p75 = c(11, quantile(x, 0.75, type = 7)),
    iqr = c(8, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(3.7064999999999997, mad(x)),
    min = c(1, min(x)),
    max = c(87, max(x)),
    geometric.mean = c(5.483285094011373, exp(mean(log(x)))),
    skewness = c(4.15639269880471, skewness(x, 3)),
    kurtosis = c(21.990141212447867, kurtosis(x, 3)),
    mean.conf.low = c(5.926021156221409, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(11.868096490837413, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(4, median_limits(x, 0.95)[1]),
    median.conf.high = c(7, median_limits(x, 0.95)[2]))
  g <- s[which(s$treatment == "Test"), ]
  check("table1.months.Test.missing",
    N_obs = c(68, nrow(g)),
    N_miss = c(0, sum(is.na(g$months))),
    N_nonmiss = c(68, sum(!is.na(g$months))),
    p_miss = c(0, sum(is.na(g$months)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$months)) / nrow(g)))
  g <- s
  x <- g$age[!is.na(g$age)]
  check("table1.age.continuous",
    N = c(137, length(x)),
    mean = c(58.306569343065696, mean(x)),
    sd = c(10.54162759770801, sd(x)),
    var = c(111.12591240875912, var(x)),
    se = c(0.9006320262900179, sd(x) / sqrt(length(x))),
    sum = c(7988, sum(x)),
    median = c(62, median(x)),
    p25 = c(51, quantile(x, 0.25, type = 7)),
    p75 = c(66, quantile(x, 0.75, type = 7)),
    iqr = c(15, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(8.8956, mad(x)),
    min = c(34, min(x)),
    max = c(81, max(x)),
    geometric.mean = c(57.24884994825401, exp(mean(log(x)))),
    skewness = c(-0.6292518669190825, skewness(x, 3)),
    kurtosis = c(-0.49410600647120706, kurtosis(x, 3)),
    mean.conf.low = c(56.52551477376176, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(60.08762391236963, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(60, median_limits(x, 0.95)[1]),
    median.conf.high = c(63, median_limits(x, 0.95)[2]))
  g <- s
  check("table1.age.missing",
    N_obs = c(137, nrow(g)),
    N_miss = c(0, sum(is.na(g$age))),
    N_nonmiss = c(137, sum(!is.na(g$age))),
    p_miss = c(0, sum(is.na(g$age)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$age)) / nrow(g)))
  g <- s[which(s$treatment == "Standard"), ]
  x <- g$age[!is.na(g$age)]
  check("table1.age.Standard.continuous",
    N = c(69, length(x)),
    mean = c(57.507246376811594, mean(x)),
    sd = c(10.81070165378868, sd(x)),
    var = c(116.87127024722932, var(x)),
    se = c(1.3014555410470863, sd(x) / sqrt(length(x))),
    sum = c(3968, sum(x)),
    median = c(62, median(x)),
    p25 = c(49, quantile(x, 0.25, type = 7)),
    p75 = c(66, quantile(x, 0.75, type = 7)),
    iqr = c(17, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(8.8956, mad(x)),
    min = c(34, min(x)),
    max = c(81, max(x)),
    geometric.mean = c(56.3973407573924, exp(mean(log(x)))),
    skewness = c(-0.5424903478317061, skewness(x, 3)),
    kurtosis = c(-0.7381264654895618, kurtosis(x, 3)),
    mean.conf.low = c(54.91023227901491, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(60.104260474608274, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(55, median_limits(x, 0.95)[1]),
    median.conf.high = c(63, median_limits(x, 0.95)[2]))
  g <- s[which(s$treatment == "Standard"), ]
  check("table1.age.Standard.missing",
    N_obs = c(69, nrow(g)),
    N_miss = c(0, sum(is.na(g$age))),
    N_nonmiss = c(69, sum(!is.na(g$age))),
    p_miss = c(0, sum(is.na(g$age)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$age)) / nrow(g)))
  g <- s[which(s$treatment == "Test"), ]
  x <- g$age[!is.na(g$age)]
  check("table1.age.Test.continuous",
    N = c(68, length(x)),
    mean = c(59.11764705882353, mean(x)),
    sd = c(10.277535873679417, sd(x)),
    var = c(105.62774363476734, var(x)),
    se = c(1.2463342934780859, sd(x) / sqrt(length(x))),
    sum = c(4020, sum(x)),
    median = c(62, median(x)),
    p25 = c(52, quantile(x, 0.25, type = 7)),
    p75 = c(66, quantile(x, 0.75, type = 7)),
    iqr = c(14, diff(quantile(x, c(0.25, 0.75), type = 7))),
    mad = c(8.1543, mad(x)),
    min = c(35, min(x)),
    max = c(81, max(x)),
    geometric.mean = c(58.12602370984989, exp(mean(log(x)))),
    skewness = c(-0.7024881088594844, skewness(x, 3)),
    kurtosis = c(-0.27644844105904287, kurtosis(x, 3)),
    mean.conf.low = c(56.62995339713306, mean(x) - qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    mean.conf.high = c(61.605340720514, mean(x) + qt(1 - (1 - 0.95) / 2, length(x) - 1) * sd(x) / sqrt(length(x))),
    median.conf.low = c(60, median_limits(x, 0.95)[1]),
    median.conf.high = c(64, median_limits(x, 0.95)[2]))
  g <- s[which(s$treatment == "Test"), ]
  check("table1.age.Test.missing",
    N_obs = c(68, nrow(g)),
    N_miss = c(0, sum(is.na(g$age))),
    N_nonmiss = c(68, sum(!is.na(g$age))),
    p_miss = c(0, sum(is.na(g$age)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$age)) / nrow(g)))
  g <- s
  n <- sum(g$prior == "No", na.rm = TRUE)
  N <- sum(!is.na(g$prior))
  check("table1.prior.No.categorical",
    n = c(97, n),
    N = c(137, N),
    p = c(0.708029197080292, n / N),
    conf.low = c(0.6270518074528382, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.7776585702816537, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s
  n <- sum(g$prior == "Yes", na.rm = TRUE)
  N <- sum(!is.na(g$prior))
  check("table1.prior.Yes.categorical",
    n = c(40, n),
    N = c(137, N),
    p = c(0.291970802919708, n / N),
    conf.low = c(0.22234142971834628, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.3729481925471619, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s
  check("table1.prior.missing",
    N_obs = c(137, nrow(g)),
    N_miss = c(0, sum(is.na(g$prior))),
    N_nonmiss = c(137, sum(!is.na(g$prior))),
    p_miss = c(0, sum(is.na(g$prior)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$prior)) / nrow(g)))
  g <- s[which(s$treatment == "Standard"), ]
  n <- sum(g$prior == "No", na.rm = TRUE)
  N <- sum(!is.na(g$prior))
  check("table1.prior.No.Standard.categorical",
    n = c(48, n),
    N = c(69, N),
    p = c(0.6956521739130435, n / N),
    conf.low = c(0.5791642983213837, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.7915037310829004, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Standard"), ]
  n <- sum(g$prior == "Yes", na.rm = TRUE)
  N <- sum(!is.na(g$prior))
  check("table1.prior.Yes.Standard.categorical",
    n = c(21, n),
    N = c(69, N),
    p = c(0.30434782608695654, n / N),
    conf.low = c(0.20849626891709955, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.4208357016786164, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Standard"), ]
  check("table1.prior.Standard.missing",
    N_obs = c(69, nrow(g)),
    N_miss = c(0, sum(is.na(g$prior))),
    N_nonmiss = c(69, sum(!is.na(g$prior))),
    p_miss = c(0, sum(is.na(g$prior)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$prior)) / nrow(g)))
  g <- s[which(s$treatment == "Test"), ]
  n <- sum(g$prior == "No", na.rm = TRUE)
  N <- sum(!is.na(g$prior))
  check("table1.prior.No.Test.categorical",
    n = c(49, n),
    N = c(68, N),
    p = c(0.7205882352941176, n / N),
    conf.low = c(0.604365654302676, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.8132205207619988, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Test"), ]
  n <- sum(g$prior == "Yes", na.rm = TRUE)
  N <- sum(!is.na(g$prior))
  check("table1.prior.Yes.Test.categorical",
    n = c(19, n),
    N = c(68, N),
    p = c(0.27941176470588236, n / N),
    conf.low = c(0.18677947923800123, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[1]),
    conf.high = c(0.395634345697324, prop.test(n, N, correct = FALSE, conf.level = 0.95)$conf.int[2]))
  g <- s[which(s$treatment == "Test"), ]
  check("table1.prior.Test.missing",
    N_obs = c(68, nrow(g)),
    N_miss = c(0, sum(is.na(g$prior))),
    N_nonmiss = c(68, sum(!is.na(g$prior))),
    p_miss = c(0, sum(is.na(g$prior)) / nrow(g)),
    p_nonmiss = c(1, sum(!is.na(g$prior)) / nrow(g)))
})

# ---- fig1: Survival by treatment ----

analysis("fig1", "Survival by treatment", {
  s <- d
  s <- s[!is.na(s$treatment), ]
  s$.time <- s$death_time
  s$.event <- as.integer(s$death_event == 1)
  s <- s[!is.na(s$.time), ]
  s <- s[!is.na(s$.event), ]
  needs("survival", 72, {
    g <- s[which(s$treatment == "Standard"), ]
    fit <- attempt(survfit(Surv(.time, .event) ~ 1, data = g, conf.type = "log", conf.int = 0.95))
    check("fig1.death.Standard.survival",
      n = c(69, nrow(g)),
      events = c(64, sum(g$.event)))
    q <- attempt(quantile(fit, 0.5))
    check("fig1.death.Standard.survival",
      median = c(103, q$quantile),
      median.conf.low = c(59, q$lower),
      median.conf.high = c(132, q$upper))
    a <- attempt(summary(fit, times = 90, extend = TRUE))
    check("fig1.death.90.Standard.survival_at",
      n.risk = c(37, a$n.risk),
      n.event = c(31, sum(g$.event[g$.time <= 90])),
      n.censor = c(1, sum(1 - g$.event[g$.time <= 90])),
      estimate = c(0.5467462347257743, a$surv),
      std.error = c(0.06028407099033786, a$std.err),
      cumhaz = c(0.5961378857158545, a$cumhaz),
      cumhaz.std.error = c(0.10884698450725484, a$std.chaz),
      conf.low = c(0.4404864785606202, a$lower),
      conf.high = c(0.6786393220596265, a$upper))
    a <- attempt(summary(fit, times = 180, extend = TRUE))
    check("fig1.death.180.Standard.survival_at",
      n.risk = c(13, a$n.risk),
      n.event = c(52, sum(g$.event[g$.time <= 180])),
      n.censor = c(4, sum(1 - g$.event[g$.time <= 180])),
      estimate = c(0.21242678923658118, a$surv),
      std.error = c(0.05142276363461466, a$std.err),
      cumhaz = c(1.5133177017690438, a$cumhaz),
      cumhaz.std.error = c(0.2350821211936436, a$std.chaz),
      conf.low = c(0.13217717940738635, a$lower),
      conf.high = c(0.34139887829109766, a$upper))
    a <- attempt(summary(fit, times = 365, extend = TRUE))
    check("fig1.death.365.Standard.survival_at",
      n.risk = c(4, a$n.risk),
      n.event = c(60, sum(g$.event[g$.time <= 365])),
      n.censor = c(5, sum(1 - g$.event[g$.time <= 365])),
      estimate = c(0.07080892974552705, a$surv),
      std.error = c(0.0336074684447469, a$std.err),
      cumhaz = c(2.5331950466463886, a$cumhaz),
      cumhaz.std.error = c(0.4434288342166016, a$std.chaz),
      conf.low = c(0.0279311707927333, a$lower),
      conf.high = c(0.17950928619903847, a$upper))
    g <- s[which(s$treatment == "Test"), ]
    fit <- attempt(survfit(Surv(.time, .event) ~ 1, data = g, conf.type = "log", conf.int = 0.95))
    check("fig1.death.Test.survival",
      n = c(68, nrow(g)),
      events = c(64, sum(g$.event)))
    q <- attempt(quantile(fit, 0.5))
    check("fig1.death.Test.survival",
      median = c(52.5, q$quantile),
      median.conf.low = c(44, q$lower),
      median.conf.high = c(95, q$upper))
    a <- attempt(summary(fit, times = 90, extend = TRUE))
    check("fig1.death.90.Test.survival_at",
      n.risk = c(25, a$n.risk),
      n.event = c(42, sum(g$.event[g$.time <= 90])),
      n.censor = c(2, sum(1 - g$.event[g$.time <= 90])),
      estimate = c(0.3801680672268904, a$surv),
      std.error = c(0.059129024146350746, a$std.err),
      cumhaz = c(0.949708675170426, a$cumhaz),
      cumhaz.std.error = c(0.15259987800795477, a$std.chaz),
      conf.low = c(0.2802753700804238, a$lower),
      conf.high = c(0.5156634323506838, a$upper))
    a <- attempt(summary(fit, times = 180, extend = TRUE))
    check("fig1.death.180.Test.survival_at",
      n.risk = c(14, a$n.risk),
      n.event = c(51, sum(g$.event[g$.time <= 180])),
      n.censor = c(3, sum(1 - g$.event[g$.time <= 180])),
      estimate = c(0.23285294117647037, a$surv),
      std.error = c(0.05287953823852047, a$std.err),
      cumhaz = c(1.4218776152102102, a$cumhaz),
      cumhaz.std.error = c(0.22068274519233563, a$std.chaz),
      conf.low = c(0.14920344340233674, a$lower),
      conf.high = c(0.36339973782189267, a$upper))
    a <- attempt(summary(fit, times = 365, extend = TRUE))
    check("fig1.death.365.Test.survival_at",
      n.risk = c(6, a$n.risk),
      n.event = c(58, sum(g$.event[g$.time <= 365])),
      n.censor = c(4, sum(1 - g$.event[g$.time <= 365])),
      estimate = c(0.10977352941176462, a$surv),
      std.error = c(0.040737507582397636, a$std.err),
      cumhaz = c(2.132530850863446, a$cumhaz),
      cumhaz.std.error = c(0.3536147074534114, a$std.chaz),
      conf.low = c(0.053041092889573066, a$lower),
      conf.high = c(0.22718664158378252, a$upper))
    group <- droplevels(s$treatment)
    r <- attempt(survdiff(Surv(.time, .event) ~ treatment, data = s, rho = 0))
    v <- if (length(r)) attempt(weighted_logrank(s$.time, s$.event, droplevels(s$treatment), function(n, S, P) 1))
    check("fig1.death.logrank",
      statistic = c(0.008227343202350001, r$chisq),
      parameter = c(1, v$parameter),
      p.value = c(0.9277272333400772, upper_chi2(r$chisq, v$parameter)),
      nobs = c(137, nrow(s)))
    check("fig1.death.Standard.logrank",
      observed = c(64, v$observed[match("Standard", levels(group))]),
      expected = c(64.50019666360092, v$expected[match("Standard", levels(group))]))
    check("fig1.death.Test.logrank",
      observed = c(64, v$observed[match("Test", levels(group))]),
      expected = c(63.49980333639908, v$expected[match("Test", levels(group))]))
  })
})

# ---- table2: Cox model of treatment, prior therapy and Karnofsky score ----

analysis("table2", "Cox model of treatment, prior therapy and Karnofsky score", {
  s <- d
  s$.time <- s$death_time
  s$.event <- as.integer(s$death_event == 1)
  s <- s[!is.na(s$.time), ]
  s <- s[!is.na(s$.event), ]
  needs("survival", 41, {
    m <- s
    m <- droplevels(m[complete.cases(m[c("treatment", "prior_code", "karnofsky")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ treatment + prior_code + karnofsky, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table2.treatment.Standard.cox_multivariable",
      n.obs = c(69, sum(m$treatment == "Standard")),
      n.event = c(64, sum(m$.event[m$treatment == "Standard"])))
    check("table2.treatment.Test.cox_multivariable",
      n.obs = c(68, sum(m$treatment == "Test")),
      n.event = c(64, sum(m$.event[m$treatment == "Test"])))
    check("table2.treatment.Test.cox_multivariable",
      coefficient = c(0.18019719430890901, b[["treatmentTest"]]),
      estimate = c(1.19745347085113, exp(b[["treatmentTest"]])),
      std.error = c(0.18346828598144554, error[["treatmentTest"]]),
      statistic = c(0.9821708059513493, b[["treatmentTest"]] / error[["treatmentTest"]]),
      p.value = c(0.326015707469229, pchisq((b[["treatmentTest"]] / error[["treatmentTest"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8357765063668909, limits["treatmentTest", 1]),
      conf.high = c(1.715643840105699, limits["treatmentTest", 2]))
    check("table2.prior_code.cox_multivariable",
      coefficient = c(-0.00555091897811836, b[["prior_code"]]),
      estimate = c(0.9944644589056796, exp(b[["prior_code"]])),
      std.error = c(0.020225420568211958, error[["prior_code"]]),
      statistic = c(-0.274452586011619, b[["prior_code"]] / error[["prior_code"]]),
      p.value = c(0.7837368359749943, pchisq((b[["prior_code"]] / error[["prior_code"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9558139337291975, limits["prior_code", 1]),
      conf.high = c(1.034677906575444, limits["prior_code", 2]))
    check("table2.karnofsky.cox_multivariable",
      coefficient = c(-0.03377101806554391, b[["karnofsky"]]),
      estimate = c(0.9667928573923525, exp(b[["karnofsky"]])),
      std.error = c(0.005113742333911445, error[["karnofsky"]]),
      statistic = c(-6.603973344842511, b[["karnofsky"]] / error[["karnofsky"]]),
      p.value = c(4.0028152822469027e-11, pchisq((b[["karnofsky"]] / error[["karnofsky"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9571513315243014, limits["karnofsky", 1]),
      conf.high = c(0.976531503765806, limits["karnofsky", 2]))
    r <- attempt(summary(f))
    check("table2.cox_multivariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-483.9277463491342, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(43.042617137847515, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(3, length(b)),
      lr.p.value = c(2.4102578550196707e-09, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(44.937802971998636, f$wald.test),
      wald.parameter = c(3, length(b)),
      wald.p.value = c(9.538645233579154e-10, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(47.21112579961465, f$score),
      score.parameter = c(3, length(b)),
      score.p.value = c(3.13414874733465e-10, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.7129713766469786, r$concordance[[1]]),
      aic = c(973.8554926982684, AIC(f)))
    check("table2.cox_multivariable",
      concordance.std.error = c(0.02206459019951869, r$concordance[[2]]),
      within = 1e-6)
  })
})

# ---- table3: Proportional hazards against time ----

analysis("table3", "Proportional hazards against time", {
  s <- d
  s$.time <- s$death_time
  s$.event <- as.integer(s$death_event == 1)
  s <- s[!is.na(s$.time), ]
  s <- s[!is.na(s$.event), ]
  needs("survival", 78, {
    m <- s
    m <- droplevels(m[complete.cases(m[c("treatment", "cell", "karnofsky")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ treatment + cell + karnofsky, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table3.treatment.Standard.cox_multivariable",
      n.obs = c(69, sum(m$treatment == "Standard")),
      n.event = c(64, sum(m$.event[m$treatment == "Standard"])))
    check("table3.treatment.Test.cox_multivariable",
      n.obs = c(68, sum(m$treatment == "Test")),
      n.event = c(64, sum(m$.event[m$treatment == "Test"])))
    check("table3.treatment.Test.cox_multivariable",
      coefficient = c(0.2617440900579304, b[["treatmentTest"]]),
      estimate = c(1.2991940232164918, exp(b[["treatmentTest"]])),
      std.error = c(0.20092305511888864, error[["treatmentTest"]]),
      statistic = c(1.30270809341941, b[["treatmentTest"]] / error[["treatmentTest"]]),
      p.value = c(0.1926744378854635, pchisq((b[["treatmentTest"]] / error[["treatmentTest"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8762902900201619, limits["treatmentTest", 1]),
      conf.high = c(1.9261940126286443, limits["treatmentTest", 2]))
    check("table3.cell.Squamous.cox_multivariable",
      n.obs = c(35, sum(m$cell == "Squamous")),
      n.event = c(31, sum(m$.event[m$cell == "Squamous"])))
    check("table3.cell.'Small cell'.cox_multivariable",
      n.obs = c(48, sum(m$cell == "Small cell")),
      n.event = c(45, sum(m$.event[m$cell == "Small cell"])))
    check("table3.cell.'Small cell'.cox_multivariable",
      coefficient = c(0.824980187859252, b[["cellSmall cell"]]),
      estimate = c(2.2818355568342508, exp(b[["cellSmall cell"]])),
      std.error = c(0.2689112921947813, error[["cellSmall cell"]]),
      statistic = c(3.067852529084913, b[["cellSmall cell"]] / error[["cellSmall cell"]]),
      p.value = c(0.0021560298807126385, pchisq((b[["cellSmall cell"]] / error[["cellSmall cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.3470590574022503, limits["cellSmall cell", 1]),
      conf.high = c(3.865289706357886, limits["cellSmall cell", 2]))
    check("table3.cell.Adenocarcinoma.cox_multivariable",
      n.obs = c(27, sum(m$cell == "Adenocarcinoma")),
      n.event = c(26, sum(m$.event[m$cell == "Adenocarcinoma"])))
    check("table3.cell.Adenocarcinoma.cox_multivariable",
      coefficient = c(1.1539944138601574, b[["cellAdenocarcinoma"]]),
      estimate = c(3.170833267825385, exp(b[["cellAdenocarcinoma"]])),
      std.error = c(0.2950377376972826, error[["cellAdenocarcinoma"]]),
      statistic = c(3.9113451142449773, b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]]),
      p.value = c(9.178350906905496e-05, pchisq((b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.7784302156736402, limits["cellAdenocarcinoma", 1]),
      conf.high = c(5.653403503684766, limits["cellAdenocarcinoma", 2]))
    check("table3.cell.'Large cell'.cox_multivariable",
      n.obs = c(27, sum(m$cell == "Large cell")),
      n.event = c(26, sum(m$.event[m$cell == "Large cell"])))
    check("table3.cell.'Large cell'.cox_multivariable",
      coefficient = c(0.3946254639466407, b[["cellLarge cell"]]),
      estimate = c(1.4838283396240508, exp(b[["cellLarge cell"]])),
      std.error = c(0.28224330985747526, error[["cellLarge cell"]]),
      statistic = c(1.3981747313901443, b[["cellLarge cell"]] / error[["cellLarge cell"]]),
      p.value = c(0.16206060281080467, pchisq((b[["cellLarge cell"]] / error[["cellLarge cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8533706861937099, limits["cellLarge cell", 1]),
      conf.high = c(2.5800587916746003, limits["cellLarge cell", 2]))
    check("table3.karnofsky.cox_multivariable",
      coefficient = c(-0.03127129604778457, b[["karnofsky"]]),
      estimate = c(0.9692125938588508, exp(b[["karnofsky"]])),
      std.error = c(0.005165089742918018, error[["karnofsky"]]),
      statistic = c(-6.05435676904964, b[["karnofsky"]] / error[["karnofsky"]]),
      p.value = c(1.4097984829520696e-09, pchisq((b[["karnofsky"]] / error[["karnofsky"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9594503736536197, limits["karnofsky", 1]),
      conf.high = c(0.9790741427484542, limits["karnofsky", 2]))
    r <- attempt(summary(f))
    check("table3.cox_multivariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-474.9145089247526, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(61.069091986610715, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(5, length(b)),
      lr.p.value = c(7.3066943396641e-12, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(63.407259600032646, f$wald.test),
      wald.parameter = c(5, length(b)),
      wald.p.value = c(2.3971600344978512e-12, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(66.54856544501607, f$score),
      score.parameter = c(5, length(b)),
      score.p.value = c(5.347075493335415e-13, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.7370513402998637, r$concordance[[1]]),
      aic = c(959.8290178495052, AIC(f)))
    check("table3.cox_multivariable",
      concordance.std.error = c(0.021558382993299496, r$concordance[[2]]),
      within = 1e-6)
    less <- attempt(update(f, . ~ . - cell))
    lr <- 2 * (f$loglik[2] - less$loglik[length(less$loglik)])
    df <- length(b) - length(coef(less))
    check("table3.cell.cox_multivariable",
      lr.statistic = c(18.102370370715676, lr),
      lr.parameter = c(3, df),
      lr.p.value = c(0.0004189752455103022, pchisq(lr, df, lower.tail = FALSE)))
    z <- attempt(cox.zph(f, transform = "identity", terms = TRUE)$table)
    check("table3.treatment.cox_zph",
      statistic = c(0.004931184185469005, z["treatment", "chisq"]),
      parameter = c(1, z["treatment", "df"]),
      p.value = c(0.9440166529440929, pchisq(z["treatment", "chisq"], z["treatment", "df"], lower.tail = FALSE)),
      within = 1e-6)
    check("table3.cell.cox_zph",
      statistic = c(18.413912396501658, z["cell", "chisq"]),
      parameter = c(3, z["cell", "df"]),
      p.value = c(0.0003613199029542238, pchisq(z["cell", "chisq"], z["cell", "df"], lower.tail = FALSE)),
      within = 1e-6)
    check("table3.karnofsky.cox_zph",
      statistic = c(6.051595059807764, z["karnofsky", "chisq"]),
      parameter = c(1, z["karnofsky", "df"]),
      p.value = c(0.013893740448738718, pchisq(z["karnofsky", "chisq"], z["karnofsky", "df"], lower.tail = FALSE)),
      within = 1e-6)
    check("table3.GLOBAL.cox_zph",
      statistic = c(20.87085844387439, z[nrow(z), "chisq"]),
      parameter = c(5, z[nrow(z), "df"]),
      p.value = c(0.0008568505049796342, pchisq(z[nrow(z), "chisq"], z[nrow(z), "df"], lower.tail = FALSE)),
      within = 1e-6)
  })
})

# ---- table4: Proportional hazards against the logarithm of time ----

analysis("table4", "Proportional hazards against the logarithm of time", {
  s <- d
  s$.time <- s$death_time
  s$.event <- as.integer(s$death_event == 1)
  s <- s[!is.na(s$.time), ]
  s <- s[!is.na(s$.event), ]
  needs("survival", 78, {
    m <- s
    m <- droplevels(m[complete.cases(m[c("treatment", "cell", "karnofsky")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ treatment + cell + karnofsky, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table4.treatment.Standard.cox_multivariable",
      n.obs = c(69, sum(m$treatment == "Standard")),
      n.event = c(64, sum(m$.event[m$treatment == "Standard"])))
    check("table4.treatment.Test.cox_multivariable",
      n.obs = c(68, sum(m$treatment == "Test")),
      n.event = c(64, sum(m$.event[m$treatment == "Test"])))
    check("table4.treatment.Test.cox_multivariable",
      coefficient = c(0.2617440900579304, b[["treatmentTest"]]),
      estimate = c(1.2991940232164918, exp(b[["treatmentTest"]])),
      std.error = c(0.20092305511888864, error[["treatmentTest"]]),
      statistic = c(1.30270809341941, b[["treatmentTest"]] / error[["treatmentTest"]]),
      p.value = c(0.1926744378854635, pchisq((b[["treatmentTest"]] / error[["treatmentTest"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8762902900201619, limits["treatmentTest", 1]),
      conf.high = c(1.9261940126286443, limits["treatmentTest", 2]))
    check("table4.cell.Squamous.cox_multivariable",
      n.obs = c(35, sum(m$cell == "Squamous")),
      n.event = c(31, sum(m$.event[m$cell == "Squamous"])))
    check("table4.cell.'Small cell'.cox_multivariable",
      n.obs = c(48, sum(m$cell == "Small cell")),
      n.event = c(45, sum(m$.event[m$cell == "Small cell"])))
    check("table4.cell.'Small cell'.cox_multivariable",
      coefficient = c(0.824980187859252, b[["cellSmall cell"]]),
      estimate = c(2.2818355568342508, exp(b[["cellSmall cell"]])),
      std.error = c(0.2689112921947813, error[["cellSmall cell"]]),
      statistic = c(3.067852529084913, b[["cellSmall cell"]] / error[["cellSmall cell"]]),
      p.value = c(0.0021560298807126385, pchisq((b[["cellSmall cell"]] / error[["cellSmall cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.3470590574022503, limits["cellSmall cell", 1]),
      conf.high = c(3.865289706357886, limits["cellSmall cell", 2]))
    check("table4.cell.Adenocarcinoma.cox_multivariable",
      n.obs = c(27, sum(m$cell == "Adenocarcinoma")),
      n.event = c(26, sum(m$.event[m$cell == "Adenocarcinoma"])))
    check("table4.cell.Adenocarcinoma.cox_multivariable",
      coefficient = c(1.1539944138601574, b[["cellAdenocarcinoma"]]),
      estimate = c(3.170833267825385, exp(b[["cellAdenocarcinoma"]])),
      std.error = c(0.2950377376972826, error[["cellAdenocarcinoma"]]),
      statistic = c(3.9113451142449773, b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]]),
      p.value = c(9.178350906905496e-05, pchisq((b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.7784302156736402, limits["cellAdenocarcinoma", 1]),
      conf.high = c(5.653403503684766, limits["cellAdenocarcinoma", 2]))
    check("table4.cell.'Large cell'.cox_multivariable",
      n.obs = c(27, sum(m$cell == "Large cell")),
      n.event = c(26, sum(m$.event[m$cell == "Large cell"])))
    check("table4.cell.'Large cell'.cox_multivariable",
      coefficient = c(0.3946254639466407, b[["cellLarge cell"]]),
      estimate = c(1.4838283396240508, exp(b[["cellLarge cell"]])),
      std.error = c(0.28224330985747526, error[["cellLarge cell"]]),
      statistic = c(1.3981747313901443, b[["cellLarge cell"]] / error[["cellLarge cell"]]),
      p.value = c(0.16206060281080467, pchisq((b[["cellLarge cell"]] / error[["cellLarge cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8533706861937099, limits["cellLarge cell", 1]),
      conf.high = c(2.5800587916746003, limits["cellLarge cell", 2]))
    check("table4.karnofsky.cox_multivariable",
      coefficient = c(-0.03127129604778457, b[["karnofsky"]]),
      estimate = c(0.9692125938588508, exp(b[["karnofsky"]])),
      std.error = c(0.005165089742918018, error[["karnofsky"]]),
      statistic = c(-6.05435676904964, b[["karnofsky"]] / error[["karnofsky"]]),
      p.value = c(1.4097984829520696e-09, pchisq((b[["karnofsky"]] / error[["karnofsky"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9594503736536197, limits["karnofsky", 1]),
      conf.high = c(0.9790741427484542, limits["karnofsky", 2]))
    r <- attempt(summary(f))
    check("table4.cox_multivariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-474.9145089247526, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(61.069091986610715, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(5, length(b)),
      lr.p.value = c(7.3066943396641e-12, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(63.407259600032646, f$wald.test),
      wald.parameter = c(5, length(b)),
      wald.p.value = c(2.3971600344978512e-12, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(66.54856544501607, f$score),
      score.parameter = c(5, length(b)),
      score.p.value = c(5.347075493335415e-13, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.7370513402998637, r$concordance[[1]]),
      aic = c(959.8290178495052, AIC(f)))
    check("table4.cox_multivariable",
      concordance.std.error = c(0.021558382993299496, r$concordance[[2]]),
      within = 1e-6)
    less <- attempt(update(f, . ~ . - cell))
    lr <- 2 * (f$loglik[2] - less$loglik[length(less$loglik)])
    df <- length(b) - length(coef(less))
    check("table4.cell.cox_multivariable",
      lr.statistic = c(18.102370370715676, lr),
      lr.parameter = c(3, df),
      lr.p.value = c(0.0004189752455103022, pchisq(lr, df, lower.tail = FALSE)))
    z <- attempt(cox.zph(f, transform = "log", terms = TRUE)$table)
    check("table4.treatment.cox_zph",
      statistic = c(0.21486100337503003, z["treatment", "chisq"]),
      parameter = c(1, z["treatment", "df"]),
      p.value = c(0.6429837878266199, pchisq(z["treatment", "chisq"], z["treatment", "df"], lower.tail = FALSE)),
      within = 1e-6)
    check("table4.cell.cox_zph",
      statistic = c(13.585734040958796, z["cell", "chisq"]),
      parameter = c(3, z["cell", "df"]),
      p.value = c(0.0035268702389927705, pchisq(z["cell", "chisq"], z["cell", "df"], lower.tail = FALSE)),
      within = 1e-6)
    check("table4.karnofsky.cox_zph",
      statistic = c(10.07917541570903, z["karnofsky", "chisq"]),
      parameter = c(1, z["karnofsky", "df"]),
      p.value = c(0.0014995442545924066, pchisq(z["karnofsky", "chisq"], z["karnofsky", "df"], lower.tail = FALSE)),
      within = 1e-6)
    check("table4.GLOBAL.cox_zph",
      statistic = c(21.45135676826559, z[nrow(z), "chisq"]),
      parameter = c(5, z[nrow(z), "df"]),
      p.value = c(0.0006654588346756292, pchisq(z[nrow(z), "chisq"], z[nrow(z), "df"], lower.tail = FALSE)),
      within = 1e-6)
  })
})

# ---- table5: Karnofsky score, age and treatment ----

analysis("table5", "Karnofsky score, age and treatment", {
  s <- d
  s$.time <- s$death_time
  s$.event <- as.integer(s$death_event == 1)
  s <- s[!is.na(s$.time), ]
  s <- s[!is.na(s$.event), ]
  needs("survival", 41, {
    m <- s
    m <- droplevels(m[complete.cases(m[c("karnofsky", "age", "treatment")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ karnofsky + age + treatment, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table5.treatment.Standard.cox_multivariable",
      n.obs = c(69, sum(m$treatment == "Standard")),
      n.event = c(64, sum(m$.event[m$treatment == "Standard"])))
    check("table5.treatment.Test.cox_multivariable",
      n.obs = c(68, sum(m$treatment == "Test")),
      n.event = c(64, sum(m$.event[m$treatment == "Test"])))
    check("table5.treatment.Test.cox_multivariable",
      coefficient = c(0.18954644192337805, b[["treatmentTest"]]),
      estimate = c(1.2087012570971272, exp(b[["treatmentTest"]])),
      std.error = c(0.18553066502305912, error[["treatmentTest"]]),
      statistic = c(1.0216448148871768, b[["treatmentTest"]] / error[["treatmentTest"]]),
      p.value = c(0.3069490387725487, pchisq((b[["treatmentTest"]] / error[["treatmentTest"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8402238121912738, limits["treatmentTest", 1]),
      conf.high = c(1.7387732979121922, limits["treatmentTest", 2]))
    check("table5.karnofsky.cox_multivariable",
      coefficient = c(-0.03444389683874909, b[["karnofsky"]]),
      estimate = c(0.9661425418168369, exp(b[["karnofsky"]])),
      std.error = c(0.005232414900554769, error[["karnofsky"]]),
      statistic = c(-6.582791596877603, b[["karnofsky"]] / error[["karnofsky"]]),
      p.value = c(4.6169609792316553e-11, pchisq((b[["karnofsky"]] / error[["karnofsky"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9562850493519636, limits["karnofsky", 1]),
      conf.high = c(0.9761016464085137, limits["karnofsky", 2]))
    check("table5.age.cox_multivariable",
      coefficient = c(-0.003864417873974447, b[["age"]]),
      estimate = c(0.9961430393797037, exp(b[["age"]])),
      std.error = c(0.009187384658150666, error[["age"]]),
      statistic = c(-0.4206221920343888, b[["age"]] / error[["age"]]),
      p.value = c(0.6740309860585698, pchisq((b[["age"]] / error[["age"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9783660830732284, limits["age", 1]),
      conf.high = c(1.0142430037922345, limits["age", 2]))
    r <- attempt(summary(f))
    check("table5.cox_multivariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-483.87798003783, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(43.142149760455936, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(3, length(b)),
      lr.p.value = c(2.295778727391179e-09, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(44.521814729472275, f$wald.test),
      wald.parameter = c(3, length(b)),
      wald.p.value = c(1.16918347329074e-09, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(46.835878034128825, f$score),
      score.parameter = c(3, length(b)),
      score.p.value = c(3.76651898913015e-10, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.7119491140390731, r$concordance[[1]]),
      aic = c(973.75596007566, AIC(f)))
    check("table5.cox_multivariable",
      concordance.std.error = c(0.022354961252582954, r$concordance[[2]]),
      within = 1e-6)
  })
})

# ---- table6: With cell type ----

analysis("table6", "With cell type", {
  s <- d
  s$.time <- s$death_time
  s$.event <- as.integer(s$death_event == 1)
  s <- s[!is.na(s$.time), ]
  s <- s[!is.na(s$.event), ]
  needs("survival", 73, {
    m <- s
    m <- droplevels(m[complete.cases(m[c("karnofsky", "age", "treatment", "cell")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ karnofsky + age + treatment + cell, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table6.treatment.Standard.cox_multivariable",
      n.obs = c(69, sum(m$treatment == "Standard")),
      n.event = c(64, sum(m$.event[m$treatment == "Standard"])))
    check("table6.treatment.Test.cox_multivariable",
      n.obs = c(68, sum(m$treatment == "Test")),
      n.event = c(64, sum(m$.event[m$treatment == "Test"])))
    check("table6.treatment.Test.cox_multivariable",
      coefficient = c(0.3030480951245766, b[["treatmentTest"]]),
      estimate = c(1.3539795826930443, exp(b[["treatmentTest"]])),
      std.error = c(0.2056559007866494, error[["treatmentTest"]]),
      statistic = c(1.4735686842215308, b[["treatmentTest"]] / error[["treatmentTest"]]),
      p.value = c(0.14059775818818085, pchisq((b[["treatmentTest"]] / error[["treatmentTest"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9048102157516787, limits["treatmentTest", 1]),
      conf.high = c(2.0261273341466794, limits["treatmentTest", 2]))
    check("table6.cell.Squamous.cox_multivariable",
      n.obs = c(35, sum(m$cell == "Squamous")),
      n.event = c(31, sum(m$.event[m$cell == "Squamous"])))
    check("table6.cell.'Small cell'.cox_multivariable",
      n.obs = c(48, sum(m$cell == "Small cell")),
      n.event = c(45, sum(m$.event[m$cell == "Small cell"])))
    check("table6.cell.'Small cell'.cox_multivariable",
      coefficient = c(0.8563403758726704, b[["cellSmall cell"]]),
      estimate = c(2.354528219254692, exp(b[["cellSmall cell"]])),
      std.error = c(0.2713223635106327, error[["cellSmall cell"]]),
      statistic = c(3.1561732132674414, b[["cellSmall cell"]] / error[["cellSmall cell"]]),
      p.value = c(0.0015985389999756087, pchisq((b[["cellSmall cell"]] / error[["cellSmall cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.3834194756522473, limits["cellSmall cell", 1]),
      conf.high = c(4.007318989529844, limits["cellSmall cell", 2]))
    check("table6.cell.Adenocarcinoma.cox_multivariable",
      n.obs = c(27, sum(m$cell == "Adenocarcinoma")),
      n.event = c(26, sum(m$.event[m$cell == "Adenocarcinoma"])))
    check("table6.cell.Adenocarcinoma.cox_multivariable",
      coefficient = c(1.1788070293470432, b[["cellAdenocarcinoma"]]),
      estimate = c(3.2504941448297506, exp(b[["cellAdenocarcinoma"]])),
      std.error = c(0.29644047774069376, error[["cellAdenocarcinoma"]]),
      statistic = c(3.976538691110141, b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]]),
      p.value = c(6.99256261499882e-05, pchisq((b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.8181043083063966, limits["cellAdenocarcinoma", 1]),
      conf.high = c(5.811389444104381, limits["cellAdenocarcinoma", 2]))
    check("table6.cell.'Large cell'.cox_multivariable",
      n.obs = c(27, sum(m$cell == "Large cell")),
      n.event = c(26, sum(m$.event[m$cell == "Large cell"])))
    check("table6.cell.'Large cell'.cox_multivariable",
      coefficient = c(0.4023321967504358, b[["cellLarge cell"]]),
      estimate = c(1.4953079866321202, exp(b[["cellLarge cell"]])),
      std.error = c(0.2825436509005215, error[["cellLarge cell"]]),
      statistic = c(1.423964741264314, b[["cellLarge cell"]] / error[["cellLarge cell"]]),
      p.value = c(0.15445667891928294, pchisq((b[["cellLarge cell"]] / error[["cellLarge cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8594667131414464, limits["cellLarge cell", 1]),
      conf.high = c(2.601550404102532, limits["cellLarge cell", 2]))
    check("table6.karnofsky.cox_multivariable",
      coefficient = c(-0.03268548273945359, b[["karnofsky"]]),
      estimate = c(0.9678429150262772, exp(b[["karnofsky"]])),
      std.error = c(0.005408849633629509, error[["karnofsky"]]),
      statistic = c(-6.042963837676625, b[["karnofsky"]] / error[["karnofsky"]]),
      p.value = c(1.5130857711944601e-09, pchisq((b[["karnofsky"]] / error[["karnofsky"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9576368601881967, limits["karnofsky", 1]),
      conf.high = c(0.9781577413201029, limits["karnofsky", 2]))
    check("table6.age.cox_multivariable",
      coefficient = c(-0.008903165131189853, b[["age"]]),
      estimate = c(0.9911363506845864, exp(b[["age"]])),
      std.error = c(0.00922428318900878, error[["age"]]),
      statistic = c(-0.9651877494175854, b[["age"]] / error[["age"]]),
      p.value = c(0.33445078179576354, pchisq((b[["age"]] / error[["age"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9733783456125674, limits["age", 1]),
      conf.high = c(1.009218327155352, limits["age", 2]))
    r <- attempt(summary(f))
    check("table6.cox_multivariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-474.45779018484023, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(61.982529466435494, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(6, length(b)),
      lr.p.value = c(1.7787778100125907e-11, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(62.353819867767, f$wald.test),
      wald.parameter = c(6, length(b)),
      wald.p.value = c(1.4945759499138914e-11, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(66.61535724295003, f$score),
      score.parameter = c(6, length(b)),
      score.p.value = c(2.0173463305030403e-12, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.7384143571104044, r$concordance[[1]]),
      aic = c(960.9155803696805, AIC(f)))
    check("table6.cox_multivariable",
      concordance.std.error = c(0.021038383228326022, r$concordance[[2]]),
      within = 1e-6)
    less <- attempt(update(f, . ~ . - cell))
    lr <- 2 * (f$loglik[2] - less$loglik[length(less$loglik)])
    df <- length(b) - length(coef(less))
    check("table6.cell.cox_multivariable",
      lr.statistic = c(18.840379705979558, lr),
      lr.parameter = c(3, df),
      lr.p.value = c(0.0002949811337696554, pchisq(lr, df, lower.tail = FALSE)))
  })
})

# ---- table7: With cell type and prior therapy ----

analysis("table7", "With cell type and prior therapy", {
  s <- d
  s$.time <- s$death_time
  s$.event <- as.integer(s$death_event == 1)
  s <- s[!is.na(s$.time), ]
  s <- s[!is.na(s$.event), ]
  needs("survival", 229, {
    m <- s
    m <- droplevels(m[complete.cases(m[c("karnofsky")]), ])
    m$karnofsky <- m$karnofsky / 10
    f <- attempt(coxph(Surv(.time, .event) ~ karnofsky, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table7.karnofsky.cox_univariable",
      coefficient = c(-0.33423745909457264, b[["karnofsky"]]),
      estimate = c(0.7158837689308161, exp(b[["karnofsky"]])),
      std.error = c(0.050748389994448244, error[["karnofsky"]]),
      statistic = c(-6.586168726360333, b[["karnofsky"]] / error[["karnofsky"]]),
      p.value = c(4.513209192377232e-11, pchisq((b[["karnofsky"]] / error[["karnofsky"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.6481050537682993, limits["karnofsky", 1]),
      conf.high = c(0.7907507704789595, limits["karnofsky", 2]))
    r <- attempt(summary(f))
    check("table7.karnofsky.cox_univariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-484.43345270344025, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(42.03120442923546, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(1, length(b)),
      lr.p.value = c(8.982846560501493e-11, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(43.377618492086896, f$wald.test),
      wald.parameter = c(1, length(b)),
      wald.p.value = c(4.513209192377202e-11, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(45.31906721536305, f$score),
      score.parameter = c(1, length(b)),
      score.p.value = c(1.6741131899257252e-11, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.7092798727850977, r$concordance[[1]]),
      aic = c(970.8669054068805, AIC(f)))
    check("table7.karnofsky.cox_univariable",
      concordance.std.error = c(0.022558717191726623, r$concordance[[2]]),
      within = 1e-6)
    m <- s
    m <- droplevels(m[complete.cases(m[c("age")]), ])
    m$age <- m$age / 10
    f <- attempt(coxph(Surv(.time, .event) ~ age, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table7.age.cox_univariable",
      coefficient = c(0.0749986628274293, b[["age"]]),
      estimate = c(1.0778827095684742, exp(b[["age"]])),
      std.error = c(0.09565214470544356, error[["age"]]),
      statistic = c(0.7840771689791617, b[["age"]] / error[["age"]]),
      p.value = c(0.4329948310986284, pchisq((b[["age"]] / error[["age"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8936187080584502, limits["age", 1]),
      conf.high = c(1.300141911879806, limits["age", 2]))
    r <- attempt(summary(f))
    check("table7.age.cox_univariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-505.13634829039887, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(0.6254132553182217, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(1, length(b)),
      lr.p.value = c(0.4290427705895591, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(0.6147770069143768, f$wald.test),
      wald.parameter = c(1, length(b)),
      wald.p.value = c(0.4329948310986289, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(0.6153648219948435, f$score),
      score.parameter = c(1, length(b)),
      score.p.value = c(0.432774980698039, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.515106769650159, r$concordance[[1]]),
      aic = c(1012.2726965807977, AIC(f)))
    check("table7.age.cox_univariable",
      concordance.std.error = c(0.02935456693692437, r$concordance[[2]]),
      within = 1e-6)
    m <- s
    m <- droplevels(m[complete.cases(m[c("treatment")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ treatment, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table7.treatment.Standard.cox_univariable",
      n.obs = c(69, sum(m$treatment == "Standard")),
      n.event = c(64, sum(m$.event[m$treatment == "Standard"])))
    check("table7.treatment.Test.cox_univariable",
      n.obs = c(68, sum(m$treatment == "Test")),
      n.event = c(64, sum(m$.event[m$treatment == "Test"])))
    check("table7.treatment.Test.cox_univariable",
      coefficient = c(0.017742569518377566, b[["treatmentTest"]]),
      estimate = c(1.0179009039385776, exp(b[["treatmentTest"]])),
      std.error = c(0.1806610122876909, error[["treatmentTest"]]),
      statistic = c(0.09820917802743007, b[["treatmentTest"]] / error[["treatmentTest"]]),
      p.value = c(0.9217661946860894, pchisq((b[["treatmentTest"]] / error[["treatmentTest"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.7143755261066754, limits["treatmentTest", 1]),
      conf.high = c(1.4503887834537217, limits["treatmentTest", 2]))
    r <- attempt(summary(f))
    check("table7.treatment.cox_univariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-505.44423322874724, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(0.009643378621490228, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(1, length(b)),
      lr.p.value = c(0.9217729220196949, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(0.009645042648823451, f$wald.test),
      wald.parameter = c(1, length(b)),
      wald.p.value = c(0.9217661946860894, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(0.009645282824575078, f$score),
      score.parameter = c(1, length(b)),
      score.p.value = c(0.921765223751386, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.5253861880963199, r$concordance[[1]]),
      aic = c(1012.8884664574945, AIC(f)))
    check("table7.treatment.cox_univariable",
      concordance.std.error = c(0.026011249543341497, r$concordance[[2]]),
      within = 1e-6)
    m <- s
    m <- droplevels(m[complete.cases(m[c("cell")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ cell, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table7.cell.Squamous.cox_univariable",
      n.obs = c(35, sum(m$cell == "Squamous")),
      n.event = c(31, sum(m$.event[m$cell == "Squamous"])))
    check("table7.cell.'Small cell'.cox_univariable",
      n.obs = c(48, sum(m$cell == "Small cell")),
      n.event = c(45, sum(m$.event[m$cell == "Small cell"])))
    check("table7.cell.'Small cell'.cox_univariable",
      coefficient = c(1.0012531827862388, b[["cellSmall cell"]]),
      estimate = c(2.7216904678326133, exp(b[["cellSmall cell"]])),
      std.error = c(0.2535074356216546, error[["cellSmall cell"]]),
      statistic = c(3.9496008483181217, b[["cellSmall cell"]] / error[["cellSmall cell"]]),
      p.value = c(7.828162412727523e-05, pchisq((b[["cellSmall cell"]] / error[["cellSmall cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.6559713236136175, limits["cellSmall cell", 1]),
      conf.high = c(4.473265265564043, limits["cellSmall cell", 2]))
    check("table7.cell.Adenocarcinoma.cox_univariable",
      n.obs = c(27, sum(m$cell == "Adenocarcinoma")),
      n.event = c(26, sum(m$.event[m$cell == "Adenocarcinoma"])))
    check("table7.cell.Adenocarcinoma.cox_univariable",
      coefficient = c(1.1477130366174972, b[["cellAdenocarcinoma"]]),
      estimate = c(3.150978490850688, exp(b[["cellAdenocarcinoma"]])),
      std.error = c(0.29288051003926086, error[["cellAdenocarcinoma"]]),
      statistic = c(3.9187074498868, b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]]),
      p.value = c(8.902508889556606e-05, pchisq((b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.7747823313224875, limits["cellAdenocarcinoma", 1]),
      conf.high = c(5.59430036831913, limits["cellAdenocarcinoma", 2]))
    check("table7.cell.'Large cell'.cox_univariable",
      n.obs = c(27, sum(m$cell == "Large cell")),
      n.event = c(26, sum(m$.event[m$cell == "Large cell"])))
    check("table7.cell.'Large cell'.cox_univariable",
      coefficient = c(0.23014551673308142, b[["cellLarge cell"]]),
      estimate = c(1.2587831706173283, exp(b[["cellLarge cell"]])),
      std.error = c(0.2772930369841946, error[["cellLarge cell"]]),
      statistic = c(0.8299722172475592, b[["cellLarge cell"]] / error[["cellLarge cell"]]),
      p.value = c(0.4065544918988702, pchisq((b[["cellLarge cell"]] / error[["cellLarge cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.7310021713017978, limits["cellLarge cell", 1]),
      conf.high = c(2.167620197088622, limits["cellLarge cell", 2]))
    r <- attempt(summary(f))
    check("table7.cell.cox_univariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-493.0247322411709, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(24.848645353774145, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(3, length(b)),
      lr.p.value = c(1.6607481887118122e-05, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(24.094136596367463, f$wald.test),
      wald.parameter = c(3, length(b)),
      wald.p.value = c(2.3874673633979536e-05, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(25.509734538967955, f$score),
      score.parameter = c(3, length(b)),
      score.p.value = c(1.207939478219057e-05, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.6080758746024535, r$concordance[[1]]),
      aic = c(992.0494644823418, AIC(f)))
    check("table7.cell.cox_univariable",
      concordance.std.error = c(0.028345939411749756, r$concordance[[2]]),
      within = 1e-6)
    m <- s
    m <- droplevels(m[complete.cases(m[c("prior")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ prior, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table7.prior.No.cox_univariable",
      n.obs = c(97, sum(m$prior == "No")),
      n.event = c(91, sum(m$.event[m$prior == "No"])))
    check("table7.prior.Yes.cox_univariable",
      n.obs = c(40, sum(m$prior == "Yes")),
      n.event = c(37, sum(m$.event[m$prior == "Yes"])))
    check("table7.prior.Yes.cox_univariable",
      coefficient = c(-0.14293356451910122, b[["priorYes"]]),
      estimate = c(0.8668116540317039, exp(b[["priorYes"]])),
      std.error = c(0.200503684463697, error[["priorYes"]]),
      statistic = c(-0.7128725085597148, b[["priorYes"]] / error[["priorYes"]]),
      p.value = c(0.47592465221272595, pchisq((b[["priorYes"]] / error[["priorYes"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.5851344876016616, limits["priorYes", 1]),
      conf.high = c(1.2840850428161374, limits["priorYes", 2]))
    r <- attempt(summary(f))
    check("table7.prior.cox_univariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-505.18978455757264, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(0.5185407209706909, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(1, length(b)),
      lr.p.value = c(0.47146483352403146, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(0.5081872134602207, f$wald.test),
      wald.parameter = c(1, length(b)),
      wald.p.value = c(0.47592465221272673, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(0.5090151299807477, f$score),
      score.parameter = c(1, length(b)),
      score.p.value = c(0.4755655098409153, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.4944343480236256, r$concordance[[1]]),
      aic = c(1012.3795691151453, AIC(f)))
    check("table7.prior.cox_univariable",
      concordance.std.error = c(0.025208284891220574, r$concordance[[2]]),
      within = 1e-6)
    m <- s
    m <- droplevels(m[complete.cases(m[c("karnofsky", "age", "treatment", "cell", "prior")]), ])
    m$karnofsky <- m$karnofsky / 10
    m$age <- m$age / 10
    f <- attempt(coxph(Surv(.time, .event) ~ karnofsky + age + treatment + cell + prior, data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table7.treatment.Standard.cox_multivariable",
      n.obs = c(69, sum(m$treatment == "Standard")),
      n.event = c(64, sum(m$.event[m$treatment == "Standard"])))
    check("table7.treatment.Test.cox_multivariable",
      n.obs = c(68, sum(m$treatment == "Test")),
      n.event = c(64, sum(m$.event[m$treatment == "Test"])))
    check("table7.treatment.Test.cox_multivariable",
      coefficient = c(0.294784444204909, b[["treatmentTest"]]),
      estimate = c(1.3428368712175942, exp(b[["treatmentTest"]])),
      std.error = c(0.20654232790056898, error[["treatmentTest"]]),
      statistic = c(1.4272350234515632, b[["treatmentTest"]] / error[["treatmentTest"]]),
      p.value = c(0.15351216242428695, pchisq((b[["treatmentTest"]] / error[["treatmentTest"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8958062934163372, limits["treatmentTest", 1]),
      conf.high = c(2.0129473034003262, limits["treatmentTest", 2]))
    check("table7.cell.Squamous.cox_multivariable",
      n.obs = c(35, sum(m$cell == "Squamous")),
      n.event = c(31, sum(m$.event[m$cell == "Squamous"])))
    check("table7.cell.'Small cell'.cox_multivariable",
      n.obs = c(48, sum(m$cell == "Small cell")),
      n.event = c(45, sum(m$.event[m$cell == "Small cell"])))
    check("table7.cell.'Small cell'.cox_multivariable",
      coefficient = c(0.8619562597264017, b[["cellSmall cell"]]),
      estimate = c(2.367788174599398, exp(b[["cellSmall cell"]])),
      std.error = c(0.27167553639141434, error[["cellSmall cell"]]),
      statistic = c(3.1727415400573467, b[["cellSmall cell"]] / error[["cellSmall cell"]]),
      p.value = c(0.001510068901446043, pchisq((b[["cellSmall cell"]] / error[["cellSmall cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.3902477837112235, limits["cellSmall cell", 1]),
      conf.high = c(4.032677415824812, limits["cellSmall cell", 2]))
    check("table7.cell.Adenocarcinoma.cox_multivariable",
      n.obs = c(27, sum(m$cell == "Adenocarcinoma")),
      n.event = c(26, sum(m$.event[m$cell == "Adenocarcinoma"])))
    check("table7.cell.Adenocarcinoma.cox_multivariable",
      coefficient = c(1.196000394029828, b[["cellAdenocarcinoma"]]),
      estimate = c(3.306864283604697, exp(b[["cellAdenocarcinoma"]])),
      std.error = c(0.30083383000226355, error[["cellAdenocarcinoma"]]),
      statistic = c(3.9756180148383877, b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]]),
      p.value = c(7.019672225603733e-05, pchisq((b[["cellAdenocarcinoma"]] / error[["cellAdenocarcinoma"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(1.8337754368911825, limits["cellAdenocarcinoma", 1]),
      conf.high = c(5.963299087874804, limits["cellAdenocarcinoma", 2]))
    check("table7.cell.'Large cell'.cox_multivariable",
      n.obs = c(27, sum(m$cell == "Large cell")),
      n.event = c(26, sum(m$.event[m$cell == "Large cell"])))
    check("table7.cell.'Large cell'.cox_multivariable",
      coefficient = c(0.4013664599290672, b[["cellLarge cell"]]),
      estimate = c(1.493864609723437, exp(b[["cellLarge cell"]])),
      std.error = c(0.2825634611879597, error[["cellLarge cell"]]),
      statistic = c(1.4204471386414692, b[["cellLarge cell"]] / error[["cellLarge cell"]]),
      p.value = c(0.1554775476803368, pchisq((b[["cellLarge cell"]] / error[["cellLarge cell"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.8586037571090478, limits["cellLarge cell", 1]),
      conf.high = c(2.599140119882711, limits["cellLarge cell", 2]))
    check("table7.prior.No.cox_multivariable",
      n.obs = c(97, sum(m$prior == "No")),
      n.event = c(91, sum(m$.event[m$prior == "No"])))
    check("table7.prior.Yes.cox_multivariable",
      n.obs = c(40, sum(m$prior == "Yes")),
      n.event = c(37, sum(m$.event[m$prior == "Yes"])))
    check("table7.prior.Yes.cox_multivariable",
      coefficient = c(0.07252590970851583, b[["priorYes"]]),
      estimate = c(1.0752206643832576, exp(b[["priorYes"]])),
      std.error = c(0.20731524379378463, error[["priorYes"]]),
      statistic = c(0.34983394554747244, b[["priorYes"]] / error[["priorYes"]]),
      p.value = c(0.7264633219304241, pchisq((b[["priorYes"]] / error[["priorYes"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.716193783299513, limits["priorYes", 1]),
      conf.high = c(1.6142271883324797, limits["priorYes", 2]))
    check("table7.karnofsky.cox_multivariable",
      coefficient = c(-0.32823110703650304, b[["karnofsky"]]),
      estimate = c(0.72019655797859, exp(b[["karnofsky"]])),
      std.error = c(0.054376969200297165, error[["karnofsky"]]),
      statistic = c(-6.036215549775608, b[["karnofsky"]] / error[["karnofsky"]]),
      p.value = c(1.5777047911109307e-09, pchisq((b[["karnofsky"]] / error[["karnofsky"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.6473889484794263, limits["karnofsky", 1]),
      conf.high = c(0.8011923640996351, limits["karnofsky", 2]))
    check("table7.age.cox_multivariable",
      coefficient = c(-0.08715946377097802, b[["age"]]),
      estimate = c(0.9165309305010447, exp(b[["age"]])),
      std.error = c(0.09238707903175479, error[["age"]]),
      statistic = c(-0.9434161647325168, b[["age"]] / error[["age"]]),
      p.value = c(0.3454680781689017, pchisq((b[["age"]] / error[["age"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.7647281931901599, limits["age", 1]),
      conf.high = c(1.0984673430971919, limits["age", 2]))
    r <- attempt(summary(f))
    check("table7.cox_multivariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-474.3971512891322, f$loglik[2]),
      loglik.null = c(-505.449054918058, f$loglik[1]),
      lr.statistic = c(62.1038072578516, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(7, length(b)),
      lr.p.value = c(5.730440066459613e-11, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(62.36394575079814, f$wald.test),
      wald.parameter = c(7, length(b)),
      wald.p.value = c(5.0826502920901175e-11, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(66.62678855111314, f$score),
      score.parameter = c(7, length(b)),
      score.p.value = c(7.078762520984458e-12, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.7359154929577465, r$concordance[[1]]),
      aic = c(962.7943025782644, AIC(f)))
    check("table7.cox_multivariable",
      concordance.std.error = c(0.02116083830942938, r$concordance[[2]]),
      within = 1e-6)
    less <- attempt(update(f, . ~ . - cell))
    lr <- 2 * (f$loglik[2] - less$loglik[length(less$loglik)])
    df <- length(b) - length(coef(less))
    check("table7.cell.cox_multivariable",
      lr.statistic = c(18.870776890533193, lr),
      lr.parameter = c(3, df),
      lr.p.value = c(0.0002907444087709254, pchisq(lr, df, lower.tail = FALSE)))
  })
})

# ---- table8: Stratified by cell type ----

analysis("table8", "Stratified by cell type", {
  s <- d
  s$.time <- s$death_time
  s$.event <- as.integer(s$death_event == 1)
  s <- s[!is.na(s$.time), ]
  s <- s[!is.na(s$.event), ]
  s <- s[!is.na(s$cell), ]
  needs("survival", 65, {
    m <- s
    m <- droplevels(m[complete.cases(m[c("karnofsky", "age", "treatment")]), ])
    f <- attempt(coxph(Surv(.time, .event) ~ karnofsky + age + treatment + strata(cell), data = m, ties = "efron",
      control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15), x = TRUE, model = TRUE))
    b <- attempt(coef(f))
    error <- attempt(setNames(sqrt(diag(vcov(f))), names(b)))
    limits <- attempt(exp(confint(f, level = 0.95)))
    check("table8.treatment.Standard.cox_multivariable",
      n.obs = c(69, sum(m$treatment == "Standard")),
      n.event = c(64, sum(m$.event[m$treatment == "Standard"])))
    check("table8.treatment.Test.cox_multivariable",
      n.obs = c(68, sum(m$treatment == "Test")),
      n.event = c(64, sum(m$.event[m$treatment == "Test"])))
    check("table8.treatment.Test.cox_multivariable",
      coefficient = c(0.29143861255565867, b[["treatmentTest"]]),
      estimate = c(1.3383514729921135, exp(b[["treatmentTest"]])),
      std.error = c(0.20737416850151627, error[["treatmentTest"]]),
      statistic = c(1.4053756775088782, b[["treatmentTest"]] / error[["treatmentTest"]]),
      p.value = c(0.15990959540529529, pchisq((b[["treatmentTest"]] / error[["treatmentTest"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.891359646734829, limits["treatmentTest", 1]),
      conf.high = c(2.0094971449756693, limits["treatmentTest", 2]))
    check("table8.karnofsky.cox_multivariable",
      coefficient = c(-0.03749769388982628, b[["karnofsky"]]),
      estimate = c(0.963196638955829, exp(b[["karnofsky"]])),
      std.error = c(0.005742942895004137, error[["karnofsky"]]),
      statistic = c(-6.529351688738892, b[["karnofsky"]] / error[["karnofsky"]]),
      p.value = c(6.605498324561865e-11, pchisq((b[["karnofsky"]] / error[["karnofsky"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.9524157235300862, limits["karnofsky", 1]),
      conf.high = c(0.9740995894703942, limits["karnofsky", 2]))
    check("table8.age.cox_multivariable",
      coefficient = c(-0.011831952545424329, b[["age"]]),
      estimate = c(0.9882377697505431, exp(b[["age"]])),
      std.error = c(0.00974482796856267, error[["age"]]),
      statistic = c(-1.214177672873737, b[["age"]] / error[["age"]]),
      p.value = c(0.2246798845032473, pchisq((b[["age"]] / error[["age"]])^2, 1, lower.tail = FALSE)),
      conf.low = c(0.969542018943674, limits["age", 1]),
      conf.high = c(1.0072940321096742, limits["age", 2]))
    r <- attempt(summary(f))
    check("table8.cox_multivariable",
      nobs = c(137, f$n),
      nevent = c(128, f$nevent),
      loglik = c(-316.8582596582625, f$loglik[2]),
      loglik.null = c(-338.73620722618404, f$loglik[1]),
      lr.statistic = c(43.75589513584305, (2 * (f$loglik[2] - f$loglik[1]))),
      lr.parameter = c(3, length(b)),
      lr.p.value = c(1.7005601614009003e-09, pchisq((2 * (f$loglik[2] - f$loglik[1])), length(b), lower.tail = FALSE)),
      wald.statistic = c(43.681148056262884, f$wald.test),
      wald.parameter = c(3, length(b)),
      wald.p.value = c(1.763874896085883e-09, pchisq(f$wald.test, length(b), lower.tail = FALSE)),
      score.statistic = c(46.88101628511812, f$score),
      score.parameter = c(3, length(b)),
      score.p.value = c(3.6841668200138236e-10, pchisq(f$score, length(b), lower.tail = FALSE)),
      concordance = c(0.6986480593109463, r$concordance[[1]]),
      aic = c(639.716519316525, AIC(f)))
    check("table8.cox_multivariable",
      concordance.std.error = c(0.026788641270539097, r$concordance[[2]]),
      within = 1e-6)
    zero <- attempt(basehaz(f, centered = FALSE))
    means <- attempt(basehaz(f, centered = TRUE))
    check("table8.90.'Squamous, zero'.cox_baseline",
      cumhaz = c(7.42699574159245, hazard_at(zero, 90, "Squamous")),
      within = 1e-7)
    check("table8.180.'Squamous, zero'.cox_baseline",
      cumhaz = c(13.77133595796098, hazard_at(zero, 180, "Squamous")),
      within = 1e-7)
    check("table8.365.'Squamous, zero'.cox_baseline",
      cumhaz = c(27.701486982998606, hazard_at(zero, 365, "Squamous")),
      within = 1e-7)
    check("table8.90.'Small cell, zero'.cox_baseline",
      cumhaz = c(18.183826934781862, hazard_at(zero, 90, "Small cell")),
      within = 1e-7)
    check("table8.180.'Small cell, zero'.cox_baseline",
      cumhaz = c(36.23535282499173, hazard_at(zero, 180, "Small cell")),
      within = 1e-7)
    check("table8.365.'Small cell, zero'.cox_baseline",
      cumhaz = c(40.947408842539915, hazard_at(zero, 365, "Small cell")),
      within = 1e-7)
    check("table8.90.'Adenocarcinoma, zero'.cox_baseline",
      cumhaz = c(21.440899273028734, hazard_at(zero, 90, "Adenocarcinoma")),
      within = 1e-7)
    check("table8.180.'Adenocarcinoma, zero'.cox_baseline",
      cumhaz = c(79.06993166021303, hazard_at(zero, 180, "Adenocarcinoma")),
      within = 1e-7)
    check("table8.365.'Adenocarcinoma, zero'.cox_baseline",
      cumhaz = c(123.47133120650017, hazard_at(zero, 365, "Adenocarcinoma")),
      within = 1e-7)
    check("table8.90.'Large cell, zero'.cox_baseline",
      cumhaz = c(5.47141429108661, hazard_at(zero, 90, "Large cell")),
      within = 1e-7)
    check("table8.180.'Large cell, zero'.cox_baseline",
      cumhaz = c(22.003800615279147, hazard_at(zero, 180, "Large cell")),
      within = 1e-7)
    check("table8.365.'Large cell, zero'.cox_baseline",
      cumhaz = c(57.40571080153095, hazard_at(zero, 365, "Large cell")),
      within = 1e-7)
    check("table8.90.'Squamous, means'.cox_baseline",
      cumhaz = c(0.41437893417834276, hazard_at(means, 90, "Squamous")),
      within = 1e-7)
    check("table8.180.'Squamous, means'.cox_baseline",
      cumhaz = c(0.7683526038010349, hazard_at(means, 180, "Squamous")),
      within = 1e-7)
    check("table8.365.'Squamous, means'.cox_baseline",
      cumhaz = c(1.5455660741645934, hazard_at(means, 365, "Squamous")),
      within = 1e-7)
    check("table8.90.'Small cell, means'.cox_baseline",
      cumhaz = c(1.0145414224921503, hazard_at(means, 90, "Small cell")),
      within = 1e-7)
    check("table8.180.'Small cell, means'.cox_baseline",
      cumhaz = c(2.021701291561103, hazard_at(means, 180, "Small cell")),
      within = 1e-7)
    check("table8.365.'Small cell, means'.cox_baseline",
      cumhaz = c(2.284603926526342, hazard_at(means, 365, "Small cell")),
      within = 1e-7)
    check("table8.90.'Adenocarcinoma, means'.cox_baseline",
      cumhaz = c(1.1962652595621195, hazard_at(means, 90, "Adenocarcinoma")),
      within = 1e-7)
    check("table8.180.'Adenocarcinoma, means'.cox_baseline",
      cumhaz = c(4.411597252361992, hazard_at(means, 180, "Adenocarcinoma")),
      within = 1e-7)
    check("table8.365.'Adenocarcinoma, means'.cox_baseline",
      cumhaz = c(6.888911803248245, hazard_at(means, 365, "Adenocarcinoma")),
      within = 1e-7)
    check("table8.90.'Large cell, means'.cox_baseline",
      cumhaz = c(0.30526997742730555, hazard_at(means, 90, "Large cell")),
      within = 1e-7)
    check("table8.180.'Large cell, means'.cox_baseline",
      cumhaz = c(1.2276715598166115, hazard_at(means, 180, "Large cell")),
      within = 1e-7)
    check("table8.365.'Large cell, means'.cox_baseline",
      cumhaz = c(3.202872074434252, hazard_at(means, 365, "Large cell")),
      within = 1e-7)
  })
})

skip("a published number's recomputed value, compared above under its own path", 46)
skip("a number that a check of the plan looks at, and no result", 12)

# ---- Summary ----

rows <- 1080  # with a number in results.json
silent <- rows - sum(tally[c("compared", "valueless", "skipped")])
cat(sprintf("\n%d numbers: %d compared, %d differ, %d without a value in R, %d not compared\n",
  rows, tally["compared"], tally["differing"], tally["valueless"], tally["skipped"]))
for (reason in names(reasons)) cat(sprintf("  %5d not compared: %s\n", reasons[[reason]], reason))
if (silent != 0) cat(sprintf("  %5d numbers were not reached\n", silent))
if (!interactive()) quit(status = as.integer(tally["differing"] + tally["valueless"] + abs(silent) > 0))
