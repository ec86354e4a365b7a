using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Combination;

/// <summary>Several fits of one series, pooled. Fitted values are pooled from the members' like a quantile; new ones are the medians that would have been forecast.</summary>
public sealed class FittedCombination : FittedModel, ISavableFit
{
    // Half of the outermost share of a distribution made of 8,191 futures: beyond, a rank says nothing.
    private const double OutermostRank = 0.5 / ShockLattice.Count;

    private readonly PooledMembers _members;
    private readonly PoolForm _form;
    private readonly IntervalCalibration? _calibration;
    private readonly string _how;
    private readonly int _missingAtEnd;
    private readonly bool _isRead;

    private FittedCombination(string name, TimeSeries training, PooledMembers members, PoolForm form, IntervalCalibration? calibration, string how)
        : base(name, training, [])
    {
        _missingAtEnd = MissingAtEnd(training.Values);
        _members = members;
        _form = form;
        _calibration = calibration;
        _how = how;
    }

    private FittedCombination(FittedCombination before, TimeSeries training, TimeSeries fitted, PooledMembers members)
        : base(before, training, fitted)
    {
        _members = members;
        _form = before._form;
        _calibration = before._calibration;
        _how = before._how;
        int added = training.Count - before.Training.Count;
        int missing = MissingAtEnd(training.Values[^added..]);
        _missingAtEnd = missing + (missing == added ? before._missingAtEnd : 0);
        _isRead = before._isRead;
    }

    private FittedCombination(SavedFit<SavedCombination> saved)
        : base(saved.Name, saved.Series)
    {
        _members = saved.State.Read();
        _form = saved.State.Form;
        _calibration = saved.State.Calibration;
        _how = saved.State.How;
        _missingAtEnd = saved.State.MissingAtEnd;
        _isRead = true;
    }

    /// <summary>The fits, with weights that sum to 1. A trimmed mean and a median use no weights.</summary>
    public IReadOnlyList<CombinationMember> Members => _members.In;

    /// <summary>The models that could not take the series.</summary>
    public IReadOnlyList<LeftOutMember> LeftOut => _members.Out;

    /// <inheritdoc/>
    public override string Describe()
    {
        string pool = Members.Count == 1
            ? Members[0].Fit.Describe()
            : FormattableString.Invariant($"{Members.Count} models are pooled as the {_form.InWords()}: {string.Join(", ", Members)}.");
        string without = string.Concat(LeftOut.Select(member => $" Left out: {member.Name} ({member.Reason})"));
        return $"{_how}{(_how.Length > 0 ? " " : "")}{pool}{without}{(_calibration is null ? "" : " " + _calibration.Describe())}";
    }

    /// <summary>Goes on by further values: each member does, weights unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A member refuses a value.</exception>
    /// <exception cref="InvalidOperationException">A member can't take new values without a new fit.</exception>
    public FittedCombination Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = Training.Append(newValues);
        double[] added = new double[newValues.Length];
        FittedCombination known = this;
        for (int i = 0; i < added.Length; i++)
        {
            added[i] = known.Forecast(1).Steps[0].Median;
            double value = newValues[i];
            CombinationMember[] members = Array.ConvertAll(known._members.In, member => Next(member, value));
            known = new FittedCombination(known, Training.Append(newValues[..(i + 1)]), Fitted, _members with { In = members });
        }

        return new FittedCombination(this, longer, Fitted.Append(added), known._members);
    }

    /// <summary>The fit as JSON: that of each member, up to 2 kB, and how they are pooled.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">A member can't be saved.</exception>
    public string ToJson() => SavedFit.Write("combination", 1, this, SavedCombination.Of(_members, _form, _calibration, _how, _missingAtEnd), FitJson.Default.SavedFitSavedCombination);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedCombination FromJson(string json) => new(SavedFit.Read(json, "combination", 1, FitJson.Default.SavedFitSavedCombination));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    internal static FittedCombination Of(
        TimeSeries series, PooledMembers members, PoolForm form, IntervalCalibration? calibration, string how, string? name = null) =>
        new(name ?? NameOf(members), series, members, form, calibration, how);

    private protected override string IntervalMethod => (Members.Count == 1
        ? "one member"
        : $"{_form.InWords()}") + (_calibration is null ? "" : $"; {_calibration.InWords()}");

    // Of the members that say something of a period.
    private protected override double[] FittedValues()
    {
        if (_isRead)
        {
            return base.FittedValues();
        }

        double[] fitted = new double[Training.Count];
        double[] values = new double[Members.Count];
        double[] weights = new double[Members.Count];
        for (int i = 0; i < fitted.Length; i++)
        {
            int known = 0;
            foreach (CombinationMember member in Members)
            {
                TimeSeries own = member.Fit.Fitted;
                double value = own.Periods.IndexOf(Training.Periods[i]) is int place and >= 0 ? own.Values[place] : double.NaN;
                if (!double.IsNaN(value))
                {
                    values[known] = value;
                    weights[known++] = member.Weight;
                }
            }

            double sum = System.Numerics.Tensors.TensorPrimitives.Sum<double>(weights.AsSpan(0, known));
            fitted[i] = known > 0 ? QuantilePoolDistribution.Pool(values.AsSpan(0, known), weights, _form.Statistic) / (_form.Statistic == PoolStatistic.Mean ? sum : 1) : double.NaN;
        }

        return fitted;
    }

    private protected override PredictiveDistribution Step(int ahead) => StepsAhead(ahead)[^1];

    private protected override PredictiveDistribution[] StepsAhead(int horizon)
    {
        Forecast[] forecasts = [.. Members.Select(member => member.Fit.Forecast(horizon))];
        return Pool(forecasts);
    }

    // A path is that of one member, drawn by weight; each of its values goes to the pool's quantile of the rank that it has for that member. So steps hang together as the member says, and each step has the pool's
    // distribution.
    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        Forecast[] forecasts = [.. Members.Select(member => member.Fit.Forecast(horizon))];
        SamplePaths[] paths = [.. Members.Select((member, i) => PathsOf(member.Fit, horizon, pathCount, RandomStream.Derive(seed, (ulong)i), bootstrapped))];
        PredictiveDistribution[] pooled = Pool(forecasts);
        bool isMixture = _calibration is null && (Members.Count == 1 || _form.Method == CombinationMethod.LinearPool);
        for (int path = 0; path < pathCount; path++)
        {
            RandomStream stream = RandomStream.For(seed, StreamPurpose.Sample, (ulong)path);
            int member = Choose(stream.NextDouble());
            for (int step = 0; step < horizon; step++)
            {
                double value = paths[member].AtStep(step)[path];
                draws[(step * pathCount) + path] = isMixture ? value : pooled[step].Quantile(RankOf(forecasts[member].Steps[step], value, ref stream));
            }
        }
    }

    private PredictiveDistribution[] Pool(Forecast[] forecasts)
    {
        double[] weights = [.. Members.Select(member => member.Weight)];
        var steps = new PredictiveDistribution[forecasts[0].Horizon];
        for (int step = 0; step < steps.Length; step++)
        {
            int place = step;
            PredictiveDistribution pooled = _form.Pool(Array.ConvertAll(forecasts, forecast => forecast.Steps[place]), weights);
            steps[step] = _calibration?.Rescale(pooled, _missingAtEnd + step + 1, Training.Metadata.LowerBound) ?? pooled;
        }

        return steps;
    }

    private static int MissingAtEnd(ReadOnlySpan<double> values)
    {
        int missing = 0;
        while (missing < values.Length && double.IsNaN(values[^(missing + 1)]))
        {
            missing++;
        }

        return missing;
    }

    private int Choose(double share)
    {
        int chosen = 0;
        for (double below = Members[0].Weight; share > below && chosen < Members.Count - 1; below += Members[chosen].Weight)
        {
            chosen++;
        }

        return chosen;
    }

    // Where many outcomes share a value, as zeros do, any of their ranks.
    private static double RankOf(PredictiveDistribution distribution, double value, ref RandomStream stream)
    {
        double high = distribution.CumulativeProbability(value);
        double low = distribution.CumulativeProbability(Math.BitDecrement(value));
        return Math.Clamp(low + ((high - low) * stream.NextDouble()), OutermostRank, 1 - OutermostRank);
    }

    private static CombinationMember Next(CombinationMember member, double value) => member.Fit is IAppendableFit fit
        ? member with { Fit = fit.Append([value]) }
        : throw new InvalidOperationException($"{member.Fit.Name} can't take new values without a new fit. Fit the longer series.");

    private static SamplePaths PathsOf(IFittedModel fit, int horizon, int pathCount, ulong seed, bool bootstrapped) => bootstrapped
        ? fit.Forecast(horizon, new ForecastOptions { Method = ForecastMethod.Bootstrapped, PathCount = pathCount, Seed = seed }).Paths!
        : fit.Simulate(horizon, pathCount, seed);

    private static string NameOf(PooledMembers members) => members.In.Length == 1 ? members.In[0].Fit.Name : $"Combination of {members.In.Length}";
}
