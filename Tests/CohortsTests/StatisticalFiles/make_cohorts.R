# Writes one made-up cohort of 40 patients as cohort.csv and in the formats of SPSS, Stata and SAS,
# by the R packages haven (ReadStat's writer) and foreign. Run in Files: Rscript ../make_cohorts.R
library(haven)
n <- 40
i <- seq_len(n)
pick <- function(values, step) values[(i * step) %% length(values) + 1]
id <- sprintf("P%03d", i)
age <- 41 + (i * 37) %% 43
sex <- pick(c(1, 2), 7)
ecog <- pick(c(0, 1, 1, 2, 0, 9, 0, 1, 3), 5)
ldh <- round(120.5 + (i * 7919) %% 2311 / 10 + i / 8, 3)
ldh[c(5, 17, 33)] <- NA
ratio <- ((i * 31) %% 17) / 7
center <- pick(c("Köln", "Zürich", "Ústí", "Łódź", "Malmö"), 3)
western <- pick(c("Köln", "Zürich", "Genève", "Malmö"), 3)
site <- pick(c("N", "S", "W"), 2)
start <- as.Date("2019-02-25") + (i * 53) %% 900
last <- start + 30 + (i * 97) %% 1200
last[21] <- NA
died <- pick(c(0, 1, 0, 0, 1), 3)
note <- ifelse(i %% 9 == 0, "says \"no\", twice", ifelse(i %% 7 == 0, "", "none"))

shortest <- function(x) vapply(x, function(v) {
  if (is.na(v)) return("")
  for (d in 15:17) if (as.numeric(sprintf("%.*g", d, v)) == v) return(sprintf("%.*g", d, v))
  stop("17 digits always do")
}, "")
field <- function(x) ifelse(grepl("[\",\n]", x), paste0("\"", gsub("\"", "\"\"", x), "\""), x)
csv <- function(center, ecog) {
  columns <- list(
    id = id, age = age, sex = sex, ecog = ecog, ldh = shortest(ldh), ratio = shortest(ratio),
    center = center, site = site, start = format(start),
    last = ifelse(is.na(last), "", format(last)), died = died, note = field(note))
  c(paste(names(columns), collapse = ","), do.call(paste, c(columns, sep = ",")))
}
writeLines(csv(center, ecog), "cohort.csv", useBytes = TRUE)
writeLines(csv(western, ecog), "western.csv", useBytes = TRUE)

labels <- list(
  id = "Patient", age = "Age at diagnosis", sex = "Sex", ecog = "ECOG performance status",
  ldh = "Lactate dehydrogenase", ratio = "Ratio", center = "Center", site = "Site of the lesion",
  start = "Start of treatment", last = "Last contact", died = "Died", note = "Remark")
sexes <- c(Female = 2, Male = 1)
grades <- c("Fully active" = 0, "Restricted" = 1, "Ambulatory" = 2, "Limited" = 3)
sites <- c(North = "N", South = "S", West = "W")
deaths <- c(No = 0, Yes = 1)

frame <- function(center, sex, ecog, site, died) {
  data <- data.frame(id, age, ldh, ratio, start, last, note, stringsAsFactors = FALSE)
  data$center <- center
  data$sex <- sex; data$ecog <- ecog; data$site <- site; data$died <- died
  for (name in names(labels)) attr(data[[name]], "label") <- labels[[name]]
  data[names(labels)]
}
spss <- frame(
  center, labelled(sex, sexes),
  labelled_spss(ecog, c(grades, "Not known" = 9), na_values = 9), labelled(site, sites),
  labelled(died, deaths))
write_sav(spss, "cohort.sav", compress = "byte")
write_sav(spss, "plain.sav", compress = "none")
write_sav(spss, "cohort.zsav", compress = "zsav")

tagged <- ifelse(ecog == 9, tagged_na("a"), ecog)
stata <- frame(
  center, labelled(sex, sexes), labelled(tagged, c(grades, "Not known" = tagged_na("a"))), site,
  labelled(died, deaths))
for (version in c(14, 15)) write_dta(stata, sprintf("stata%d.dta", version), version = version)
stata$center <- NULL
for (version in c(8, 10, 12, 13)) {
  write_dta(stata, sprintf("stata%d.dta", version), version = version)
}
# foreign writes the bytes it is given: Windows-1252, as Stata 12 did.
old <- data.frame(
  id, age = as.integer(age), sex = as.integer(sex), ecog = as.integer(ifelse(ecog == 9, NA, ecog)),
  ldh, ratio, center = iconv(western, "UTF-8", "windows-1252"), site, start, last,
  died = as.integer(died), stringsAsFactors = FALSE)
foreign::write.dta(old, "latin.dta", version = 10)

sas <- frame(center, sex, ifelse(ecog == 9, tagged_na("U"), ecog), site, died)
suppressWarnings(write_sas(sas, "cohort.sas7bdat"))
ascii <- sas
ascii$center <- NULL
write_xpt(ascii, "transport5.xpt", version = 5, name = "COHORT")
write_xpt(sas, "transport8.xpt", version = 8, name = "COHORT")
