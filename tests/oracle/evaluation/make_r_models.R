# Makes data/r_models.json: what R's packages say of the models fitted to data/rows.csv.
# Run by hand in this folder: R --vanilla -f make_r_models.R  (R 4.2, lme4, lmerTest, pbkrtest, geepack,
# jsonlite). Tests read the file and need no R.
suppressMessages({library(lme4); library(lmerTest); library(pbkrtest); library(geepack)})
rows <- read.csv("data/rows.csv")
rows$arm1 <- as.numeric(rows$arm == 1)
rows$arm2 <- as.numeric(rows$arm == 2)
TERMS <- "~ arm1 + arm2 + before + time"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5),
                     check.conv.singular = "ignore")

effects <- function(table, columns) {
  lapply(seq_len(nrow(table)), function(at) as.list(setNames(as.numeric(table[at, columns]), names(columns))))
}
named <- function(list, names) setNames(list, c("intercept", names))
parts <- c("arm1", "arm2", "before", "time")

mixed <- list()
for (outcome in c("score", "flat")) for (groups in c("cluster", "person", "cluster+person")) {
  random <- paste0("(1|", strsplit(groups, "+", fixed = TRUE)[[1]], ")", collapse = "+")
  model <- lmerTest::lmer(as.formula(paste(outcome, TERMS, "+", random)), rows, control = tight)
  variances <- as.data.frame(VarCorr(model))
  one <- list(outcome = outcome, groups = groups, deviance = as.numeric(REMLcrit(model)),
              variances = as.list(setNames(variances$vcov, variances$grp)),
              satterthwaite = named(effects(coef(summary(model)), c(estimate = 1, error = 2, df = 3, p = 5)), parts))
  if (outcome == "score")
    one$kenward_roger <- named(effects(coef(summary(model, ddf = "Kenward-Roger")),
                                       c(estimate = 1, error = 2, df = 3, p = 5)), parts)
  mixed[[length(mixed) + 1]] <- one
}

model <- lmerTest::lmer(as.formula(paste("drifting", TERMS, "+ (1 + time | person)")), rows, control = tight)
variances <- as.data.frame(VarCorr(model))
slope <- list(deviance = as.numeric(REMLcrit(model)), start = variances$vcov[1], slope = variances$vcov[2],
              correlation = variances$sdcor[3], residual = variances$vcov[4],
              effects = named(effects(coef(summary(model)), c(estimate = 1, error = 2, df = 3)), parts))

gee <- list()
families <- list(score = gaussian(), better = binomial(), visits = poisson(), cost = Gamma("log"))
for (outcome in names(families)) for (working in c("independence", "exchangeable", "ar1"))
  for (group in c("person", "cluster")) {
    if (working == "ar1" && group == "cluster") next
    rows$id <- rows[[group]]
    model <- geeglm(as.formula(paste(outcome, TERMS)), id = id, data = rows, family = families[[outcome]],
                    corstr = working, waves = if (working == "ar1") rows$time + 1 else NULL,
                    control = geese.control(epsilon = 1e-12, maxit = 200))
    alpha <- if (length(model$geese$alpha)) as.numeric(model$geese$alpha) else 0
    gee[[length(gee) + 1]] <- list(outcome = outcome, working = working, group = group, alpha = alpha,
      scale = as.numeric(model$geese$gamma),
      effects = named(effects(coef(summary(model)), c(estimate = 1, error = 2)), parts))
  }

logistic <- list()
for (group in c("cluster", "person")) for (nodes in c(1, 7)) {
  model <- glmer(as.formula(paste("better", TERMS, "+ (1|", group, ")")), rows, family = binomial, nAGQ = nodes,
                 control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9, maxfun = 1e5)))
  logistic[[length(logistic) + 1]] <- list(group = group, nodes = nodes, deviance = -2 * as.numeric(logLik(model)),
    variance = as.numeric(VarCorr(model)[[1]]),
    effects = named(effects(coef(summary(model)), c(estimate = 1, error = 2)), parts))
}

after <- rows[!duplicated(rows$person), ]
ancova <- named(effects(coef(summary(lm(score ~ arm1 + arm2 + before, after))),
                        c(estimate = 1, error = 2, p = 4)), parts[1:3])

packages <- c("lme4", "lmerTest", "pbkrtest", "geepack")
made_with <- c(R.version.string, paste(packages, sapply(packages, function(p) as.character(packageVersion(p)))))
writeLines(jsonlite::toJSON(list(made_with = made_with, ancova = ancova, mixed = mixed, slope = slope, gee = gee,
                                 logistic = logistic), digits = 12, auto_unbox = TRUE, pretty = TRUE),
           "data/r_models.json")
