namespace SahelForecast.Models.Combination;

/// <summary>How conformal intervals are told.</summary>
internal static class ConformalText
{
    /// <summary>In a few words, for a forecast.</summary>
    public static string Method(ConformalScores[] steps, int missing, int horizon, ConformalTooFew tooFew, string inner)
    {
        int first = Math.Min(missing + 1, steps.Length);
        int last = Math.Min(missing + horizon, steps.Length);
        string beyond = tooFew == ConformalTooFew.Refuse ? "wider ones refused" : "wider ones widen as the model's own and are not promised";
        if (steps[first - 1].Supported == 0 && steps[last - 1].Supported == 0)
        {
            return tooFew == ConformalTooFew.Refuse ? $"conformal, no past errors: every level refused; medians: {inner}" : $"no past errors to make conformal intervals of, so the model's own: {inner}";
        }

        string ends = last > first ? $"{Told(steps, first)}, {Told(steps, last)}" : Told(steps, first);
        return $"conformal: {ends}; {beyond}; shape and local scale: {inner}";
    }

    /// <summary>In sentences, for a fit.</summary>
    public static string Describe(ConformalScores[] steps, ConformalTooFew tooFew)
    {
        string beyond = tooFew == ConformalTooFew.Refuse ? "Wider levels are refused." : "Wider levels widen as the model's own intervals and are not promised.";
        return steps[0].Supported == 0 && steps[^1].Supported == 0
            ? tooFew == ConformalTooFew.Refuse
                ? "There are no past errors to make conformal intervals of, and so every level is refused."
                : "There are no past errors to make conformal intervals of, and so intervals are the model's own."
            : $"Intervals are conformal, made of the errors that the model would have made: {Told(steps, 1)}{(steps.Length > 1 ? $", {Told(steps, steps.Length)}" : "")}. {beyond}";
    }

    /// <summary>How a panel was pooled.</summary>
    public static string Pooled(ConformalPool pool) => double.IsInfinity(pool.Likeness)
        ? FormattableString.Invariant($" Errors of {pool.SeriesCount} series count alike, as they don't differ by series.")
        : FormattableString.Invariant($" Errors of {pool.SeriesCount} series are pooled, and {pool.Likeness:0.#} of a series' own count as much as all others.");

    /// <summary>Why a panel was not pooled.</summary>
    public static string NotPooled(int series) =>
        FormattableString.Invariant($" Series keep to their own errors: only {series} of the panel have any, and pooling takes {ConformalPool.FewestSeries}.");

    /// <summary>What to say to a level that can't be promised.</summary>
    public static ArgumentException Refusal(string name, int step, double level, ConformalScores scores)
    {
        string errors = scores.Pooled > 0 ? $"{scores.Own} past errors and the panel's {scores.Pooled}" : $"{scores.Own} past errors";
        return new ArgumentException(FormattableString.Invariant(
            $"{name} has {errors} {Ahead(step)}, which support levels up to {Floor(scores.Supported)}, not {level:0.######}: that takes {Needed(level)} independent errors. Ask a level they support, give a longer series, or set ConformalOptions.TooFew to Widen."));
    }

    // k / (k + 1) >= level; levels come with a rounding error.
    private static double Needed(double level) => Math.Ceiling((level / (1 - level)) - 1e-6);

    private static string Told(ConformalScores[] steps, int step)
    {
        ConformalScores scores = steps[step - 1];
        string errors = scores.Pooled > 0 ? FormattableString.Invariant($"{scores.Own} own and {scores.Pooled} errors of the panel") : FormattableString.Invariant($"{scores.Own} errors");
        return FormattableString.Invariant($"{errors} {Ahead(step)} support levels up to {Floor(scores.Supported)}");
    }

    private static string Ahead(int step) => FormattableString.Invariant($"{step} {(step == 1 ? "step" : "steps")} ahead");

    // Never rounded to a level that isn't supported.
    private static string Floor(double level) => FormattableString.Invariant($"{Math.Floor((level * 1000) + 1e-6) / 1000:0.###}");
}
