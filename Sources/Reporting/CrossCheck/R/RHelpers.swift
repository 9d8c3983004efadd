/// The functions that a script brings with it: those that every script has, and those that R has not
/// in the form needed, of which a script holds the ones it calls.
enum RHelpers {
  /// The functions that read the cohort and compare numbers.
  static let always = #"""
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
    """#
}
