# Makes data/r_imputation.json: Rubin's rules by mice::pool.scalar on given numbers, and chained equations by
# mice ('norm', each arm by itself, 400 imputations) on the first and last scores of data/rows.csv.
# Run by hand in this folder: R --vanilla -f make_r_imputation.R  (R 4.2, mice, jsonlite).
suppressMessages(library(mice))
cases <- list(list(q = c(1.2, 0.9, 1.6, 1.1, 1.4), u = c(0.25, 0.3, 0.22, 0.27, 0.31), n = 41, k = 2),
              list(q = c(-3.1, -2.4, -3.9), u = c(1.6, 1.7, 1.4), n = 418, k = 3),
              list(q = c(-3.1, -2.4, -3.9, -2.2), u = c(1.6, 1.7, 1.4, 1.5), n = Inf, k = 1),
              list(q = c(0.5, 0.5, 0.5), u = c(0.1, 0.1, 0.1), n = 30, k = 1))
scalar <- lapply(cases, function(one) {
  found <- pool.scalar(one$q, one$u, n = one$n, k = one$k, rule = "rubin1987")
  list(estimates = one$q, variances = one$u, complete = if (is.finite(one$n)) one$n - one$k else -1,
       estimate = found$qbar, total = found$t, df = if (is.finite(found$df)) found$df else -1,
       missing_information = found$fmi)
})

rows <- read.csv("data/rows.csv")
people <- unique(rows[, c("person", "arm", "before")])
for (visit in c(0, 3)) {
  one <- rows[rows$time == visit, ]
  people[[paste0("score", visit)]] <- one$score[match(people$person, one$person)]
}
filled <- NULL
for (arm in 0:2) {
  own <- mice(people[people$arm == arm, c("before", "score0", "score3")], m = 400, maxit = 10, method = "norm",
              printFlag = FALSE, seed = 11 + arm)
  long <- complete(own, "long")
  long$arm <- arm
  filled <- rbind(filled, long)
}
fits <- lapply(split(filled, filled$.imp), function(one) {
  one$arm1 <- as.numeric(one$arm == 1); one$arm2 <- as.numeric(one$arm == 2)
  lm(score3 ~ arm1 + arm2 + before, one)
})
both <- summary(pool(as.mira(fits)))
chained <- list(n_missing = as.list(colSums(is.na(people))),
                effects = setNames(lapply(2:4, function(at) list(estimate = both$estimate[at],
                  error = both$std.error[at], df = both$df[at])), c("arm1", "arm2", "before")))
made_with <- c(R.version.string, paste("mice", as.character(packageVersion("mice"))))
writeLines(jsonlite::toJSON(list(made_with = made_with, scalar = scalar, chained = chained), digits = 12,
                            auto_unbox = TRUE, pretty = TRUE), "data/r_imputation.json")
