# Makes data/r_sites.json: pooled sites by metafor, power by power.t.test, binomial limits and chi-square by R.
# Run by hand in this folder: R --vanilla -f make_r_sites.R  (R 4.2, metafor, jsonlite).
suppressMessages(library(metafor))
sets <- list(
  differing = list(y = c(-5.1, -1.2, -6.8, -3.3, -0.4, -7.9, -2.6), se = c(1.1, 0.8, 1.9, 1.3, 0.7, 2.2, 1.0)),
  alike = list(y = c(-3.2, -3.0, -3.4, -3.1), se = c(1.0, 1.2, 0.9, 1.5)),
  three = list(y = c(0.21, 0.42, 0.05), se = c(0.08, 0.11, 0.06)))
pooled <- list()
for (name in names(sets)) for (method in c("REML", "DL", "PM")) {
  one <- sets[[name]]
  fit <- rma(one$y, sei = one$se, method = method, test = "knha", control = list(threshold = 1e-12, maxiter = 1000, tol = 1e-12))
  k <- length(one$y)
  half <- qt(.975, k - 2) * sqrt(fit$tau2 + fit$se^2)
  pooled[[length(pooled) + 1]] <- list(set = name, method = method, y = one$y, se = one$se, estimate = as.numeric(fit$b),
    error = fit$se, low = fit$ci.lb, high = fit$ci.ub, p = fit$pval, tau2 = fit$tau2, i2 = fit$I2 / 100, q = fit$QE,
    q_p = fit$QEp, prediction_low = as.numeric(fit$b) - half, prediction_high = as.numeric(fit$b) + half)
}
power <- list()
for (n in c(4, 20, 150, 3000)) for (delta in c(0, 0.3, 1)) power[[length(power) + 1]] <- list(
  n = n, delta = delta, power = if (delta == 0) 0.05 else power.t.test(n = n, delta = delta, sd = 1, strict = TRUE)$power)
# The interpolated quantile of a binomial share (Spiegelhalter 2005, appendix), written from its formula.
limit <- function(n, p, target) {
  r <- qbinom(p, n, target)
  a <- (pbinom(r, n, target) - p) / dbinom(r, n, target)
  min(max((r - a) / n, 0), 1)
}
funnel <- list()
for (n in c(3, 10, 57, 400)) for (target in c(0.05, 0.34, 0.61)) funnel[[length(funnel) + 1]] <- list(
  n = n, target = target, limits = sapply(c(.001, .025, .975, .999), limit, n = n, target = target))
chi <- list()
for (df in c(1, 2.5, 7, 60)) for (x in c(0.1, 3, 12, 90)) chi[[length(chi) + 1]] <- list(df = df, x = x,
  above = pchisq(x, df, lower.tail = FALSE), quantile = qchisq(0.95, df))
made_with <- c(R.version.string, paste("metafor", as.character(packageVersion("metafor"))))
writeLines(jsonlite::toJSON(list(made_with = made_with, pooled = pooled, power = power, funnel = funnel, chi = chi),
                            digits = I(12), auto_unbox = TRUE, pretty = TRUE), "data/r_sites.json")
