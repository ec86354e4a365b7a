namespace SahelForecast.Models.Counts;

/// <summary>What fits of count models say of themselves, with regressors and without.</summary>
internal static class CountText
{
    public const string IntervalMethod = "negative binomial by mean and variance, parameters taken as known";

    public static string Name(CountOptions options, int regressors)
    {
        string family = options.Family == CountFamily.Poisson ? "Poisson" : "Negative binomial";
        string dynamics = options.Dynamics == CountDynamics.Identity ? "INGARCH" : "log-linear";
        string zeros = options.Zeros switch { ZeroForm.Hurdle => ", hurdle", ZeroForm.Inflated => ", zero-inflated", _ => "" };
        return $"{family} {dynamics}{zeros}{(regressors switch { 0 => "", 1 => " + 1 regressor", _ => $" + {regressors} regressors" })}";
    }

    /// <summary>Level, alpha and beta, dispersion, further zeros and regressors, as far as the model has them; a hurdle's discount is one.</summary>
    public static int ParameterCount(CountOptions options, int regressors) =>
        3 + (options.Family == CountFamily.NegativeBinomial ? 1 : 0) + (options.Zeros == ZeroForm.None ? 0 : 1) + regressors;

    public static IReadOnlyList<FitCoefficient> Coefficients(CountPosition position, IEnumerable<string> regressors)
    {
        CountEstimate estimate = position.Estimate;
        bool isLog = position.Options.Dynamics == CountDynamics.LogLinear;
        var all = new List<FitCoefficient>
        {
            new(isLog ? "log level" : "level", isLog ? estimate.Level : Math.Exp(estimate.Level), null),
            new("alpha", estimate.Alpha, null),
            new("beta", estimate.Beta, null),
        };
        if (position.Options.Family == CountFamily.NegativeBinomial)
        {
            all.Add(new("dispersion", estimate.Dispersion, null));
        }

        if (position.Options.Zeros == ZeroForm.Inflated)
        {
            all.Add(new("extra zeros", estimate.ExtraZeros, null));
        }

        all.AddRange(regressors.Select((name, i) => new FitCoefficient(name, estimate.Amounts[i], double.IsNaN(estimate.Errors[i]) ? null : estimate.Errors[i])));
        return all.AsReadOnly();
    }

    public static string Describe(CountPosition position, IEnumerable<string> regressors)
    {
        CountEstimate estimate = position.Estimate;
        string family = position.Options.Family == CountFamily.Poisson ? "Poisson counts" : FormattableString.Invariant($"Counts with the variance m + {estimate.Dispersion:0.###} m²");
        string mean = position.Options.Dynamics == CountDynamics.Identity
            ? FormattableString.Invariant($"about a mean that takes {estimate.Alpha:0.##} of the last count and {estimate.Beta:0.##} of the last mean, and returns to {Math.Exp(estimate.Level):#,0.##}")
            : FormattableString.Invariant($"about a mean whose logarithm takes {estimate.Alpha:0.##} of that of the last count and {estimate.Beta:0.##} of the last one, and returns to a level");
        string zeros = position.Options.Zeros switch
        {
            ZeroForm.Hurdle => FormattableString.Invariant($" The next period has any with a probability of {position.Any:0.##}."),
            ZeroForm.Inflated => FormattableString.Invariant($" Further zeros come with a probability of {estimate.ExtraZeros:0.##}."),
            _ => "",
        };
        string effects = string.Concat(regressors.Select((name, i) => FormattableString.Invariant($" One more of {name} goes with {100 * (Math.Exp(estimate.Amounts[i]) - 1):+0.##;-0.##;0} %.")));
        string warning = estimate.Converged ? "" : " The search for these numbers did not reach its tolerance.";
        return $"{family} {mean}.{zeros}{effects}{warning} Intervals take these numbers as known.";
    }

    /// <summary>The normal numbers of past counts in what was foreseen for them, zeros of their own aside.</summary>
    public static double[] Scores(TimeSeries training, TimeSeries fitted, CountEstimate estimate) => CountPaths.Scores(
        training.Values, position => new Distributions.NegativeBinomialDistribution(Math.Max(fitted.Values[position], 1e-12), 1 / estimate.Dispersion));
}
