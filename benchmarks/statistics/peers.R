# Fits the same models in R; one JSON line a task: name, seconds (best of three), estimate of arm, standard error.
# Called by run.py with the CSV file, the wide CSV file and how many imputations.
arguments <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(arguments[1]); wide <- read.csv(arguments[2]); times <- as.integer(arguments[3])
suppressMessages({library(lme4); library(geepack); library(mice)})
told <- function(task, work) {
  seconds <- Inf
  for (turn in seq_len(times)) {
    start <- proc.time()[["elapsed"]]; found <- work(); seconds <- min(seconds, proc.time()[["elapsed"]] - start)
  }
  cat(sprintf('{"task": "%s", "seconds": %.6f, "estimate": %.10g, "error": %.10g}\n', task, seconds, found[1], found[2]))
}
of <- function(model) coef(summary(model))["arm", 1:2]
told("mixed model, person in cluster", function() of(lmer(score ~ arm + before + time + (1 | cluster) + (1 | person), rows)))
told("GEE by person", function() unlist(of(geeglm(score ~ arm + before + time, id = person, data = rows, corstr = "exchangeable"))))
told("GEE by cluster", function() unlist(of(geeglm(score ~ arm + before + time, id = cluster, data = rows, corstr = "exchangeable"))))
told("chained equations, m = 20", function() {
  filled <- mice(wide[, setdiff(names(wide), "cluster")], m = 20, maxit = 5, method = "norm", printFlag = FALSE)
  c(mean(sapply(1:20, function(at) mean(complete(filled, at)$score3))), NaN)
})
