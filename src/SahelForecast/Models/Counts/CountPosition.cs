using SahelForecast.Distributions;

namespace SahelForecast.Models.Counts;

/// <summary>A count model as it was estimated, and where it stands: what fits with regressors and without have in common.</summary>
internal sealed class CountPosition
{
    // No path goes beyond this many times the highest count and one.
    private const double Reach = 100;

    // What regressors add in the missing periods at the end.
    private readonly double[] _gaps;
    private readonly CountOutlook _outlook;

    private CountPosition(CountEstimate estimate, CountOptions options, double discount, CountOrigin origin, double[] gaps)
    {
        Estimate = estimate;
        Options = options;
        Discount = discount;
        Origin = origin;
        _gaps = gaps;
        _outlook = new CountOutlook(estimate, options, Recursion(origin.Held), Any, Reach * (origin.Most + 1));
    }

    public CountEstimate Estimate { get; }

    public CountOptions Options { get; }

    /// <summary>With a hurdle, what is left of a period's weight one later; else 1.</summary>
    public double Discount { get; }

    public CountOrigin Origin { get; }

    /// <summary>What regressors add in the missing periods at the end, one each.</summary>
    public ReadOnlySpan<double> Gaps => _gaps;

    /// <summary>With a hurdle, the probability that the next period has any; else 1.</summary>
    public double Any => Options.Zeros == ZeroForm.Hurdle ? Origin.Occurrence.Probability : 1;

    /// <summary>After a series.</summary>
    /// <param name="values">The series.</param>
    /// <param name="effects">What regressors add to the log of each mean; empty without.</param>
    /// <param name="options">The model.</param>
    /// <param name="estimate">What was estimated; the likelihood of the hurdle's question is added.</param>
    /// <param name="fitted">Room for one-step means.</param>
    public static CountPosition Of(ReadOnlySpan<double> values, ReadOnlySpan<double> effects, CountOptions options, CountEstimate estimate, Span<double> fitted)
    {
        double discount = 1;
        if (options.Zeros == ZeroForm.Hurdle)
        {
            discount = Occurrence.Discount(values);
            estimate = estimate with { LogLikelihood = estimate.LogLikelihood + Occurrence.Follow(values, discount, default).LogLikelihood };
        }

        double level = new CountRecursion(estimate.Level, estimate.Persistence, estimate.News, options.Dynamics == CountDynamics.LogLinear).State;
        var before = new CountOrigin(level, level, 0, default, 0, CountMemory.None);
        return new CountPosition(estimate, options, discount, before, []).Take(values, effects, fitted);
    }

    /// <summary>As it was saved.</summary>
    /// <exception cref="FormatException">The numbers don't belong together.</exception>
    public static CountPosition Of(SavedCounts saved, double[] gaps) => gaps.Length is 0 || gaps.Length == saved.Origin.MissingAtEnd
        ? new CountPosition(saved.Estimate, saved.Options(), saved.Discount, saved.Origin, gaps)
        : throw new FormatException("It has more or fewer effects than missing periods.");

    /// <summary>Some periods later, all that was estimated unchanged. O(1) a value.</summary>
    /// <param name="values">Their values; NaN where missing.</param>
    /// <param name="effects">What regressors add to the log of each mean; empty without.</param>
    /// <param name="fitted">Room for one-step means.</param>
    public CountPosition Take(ReadOnlySpan<double> values, ReadOnlySpan<double> effects, Span<double> fitted)
    {
        if (values.IsEmpty)
        {
            return this;
        }

        CountRecursion recursion = Recursion(Origin.State);
        double held = Origin.Held;
        int missing = Origin.MissingAtEnd;
        OccurrenceState occurrence = Origin.Occurrence;
        double most = Origin.Most;
        CountMemory memory = Origin.Memory;
        for (int t = 0; t < values.Length; t++)
        {
            double effect = effects.IsEmpty ? 0 : effects[t];
            double any = Options.Zeros == ZeroForm.Hurdle ? occurrence.Probability : 1;
            fitted[t] = CountOutlook.Distribution(Estimate, Options, any, recursion.Mean(effect), 0).Mean;
            recursion.Move(values[t], effect);
            memory = memory.Take(values[t]);
            missing++;
            if (!double.IsNaN(values[t]))
            {
                occurrence = occurrence.Take(values[t], Discount);
                most = Math.Max(most, values[t]);
                held = recursion.State;
                missing = 0;
            }
        }

        // Before the first count nothing is known of the state but its level, so periods without one are none to look across.
        missing = memory.Count == 0 ? 0 : missing;
        int kept = Math.Min(missing, values.Length);
        double[] gaps = effects.IsEmpty ? [] : [.. _gaps.AsSpan(_gaps.Length - (missing - kept)), .. effects[^kept..]];
        return new CountPosition(Estimate, Options, Discount, new CountOrigin(held, recursion.State, missing, occurrence, most, memory), gaps);
    }

    /// <summary>The distributions of the periods after the last one.</summary>
    /// <param name="effects">What regressors add to the log of each mean.</param>
    public CountDistribution[] Steps(ReadOnlySpan<double> effects) => _outlook.Steps(AfterGaps(effects))[Origin.MissingAtEnd..];

    /// <summary>Paths of the process itself.</summary>
    /// <param name="effects">What regressors add, by step and path.</param>
    /// <param name="pathCount">Paths.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="scores">Normal numbers of past counts to draw again; empty for chance of the family's kind.</param>
    /// <param name="draws">Room for all, by step and path.</param>
    public void Fill(ReadOnlySpan<double> effects, int pathCount, ulong seed, ReadOnlySpan<double> scores, Span<double> draws) =>
        _outlook.Fill(AfterGaps([]), effects, pathCount, seed, scores, draws);

    private double[] AfterGaps(ReadOnlySpan<double> effects)
    {
        double[] all = new double[Origin.MissingAtEnd + effects.Length];
        _gaps.CopyTo(all, 0);
        effects.CopyTo(all.AsSpan(Origin.MissingAtEnd));
        return all;
    }

    private CountRecursion Recursion(double state) =>
        new(Estimate.Level, Estimate.Persistence, Estimate.News, Options.Dynamics == CountDynamics.LogLinear, state);
}
