using SahelForecast.Distributions;
using SahelForecast.Models.Counts;

namespace SahelForecast.Models.Intermittent;

/// <summary>A fitted model of a series with many zeros.</summary>
public sealed class FittedIntermittent : FittedModel
{
    private readonly IntermittentOptions _options;
    private readonly HistoryDistribution? _ahead;

    private FittedIntermittent(string name, TimeSeries training, IntermittentOptions options, double probability, HistoryDistribution? ahead)
        : base(name, training, [])
    {
        _options = options;
        Probability = probability;
        _ahead = ahead;
    }

    /// <summary>The probability that a period ahead has any, a fraction.</summary>
    public double Probability { get; }

    /// <summary>The mean forecast for each period ahead, in the unit of the series.</summary>
    public double Mean => _ahead?.Mean ?? 0;

    /// <inheritdoc/>
    public override string Describe() => _ahead is null
        ? "The series was zero whenever it was observed, so zero is forecast for every period ahead; nothing in it says how likely or how large anything else is."
        : FormattableString.Invariant($"Each period ahead has any with a probability of {Probability:0.###}, and then {Mean / Probability:#,0.##} in the mean, so {Mean:#,0.##} in all; the median is {_ahead.Median:#,0.##}. Sizes are like past ones{(_options.Method == IntermittentMethod.OccurrenceAndSize ? ", late ones more likely" : ", scaled to the mean of the method")}. These numbers are taken as known.");

    internal static FittedIntermittent Of(string name, TimeSeries series, IntermittentOptions options)
    {
        double[] observed = Observed(series);
        if (!Array.Exists(observed, value => value > 0))
        {
            return new FittedIntermittent(name, series, options, 0, null);
        }

        if (options.Method == IntermittentMethod.OccurrenceAndSize)
        {
            double probability = Occurrence.Follow(observed, Occurrence.Discount(observed), default).Probability;
            HistoryDistribution own = SizeKernel.Of(observed, null).Distribution(probability, double.NaN);
            return new FittedIntermittent(name, series, options, probability, own);
        }

        IntermittentState state = IntermittentKernel.Follow(observed, options.Method, options.Alpha, []);
        HistoryDistribution scaled = SizeKernel.Of(observed, 1).Distribution(state.Probability, state.Mean / state.Probability);
        return new FittedIntermittent(name, series, options, state.Probability, scaled);
    }

    private protected override string IntervalMethod => "a point at zero and past sizes";

    private protected override PredictiveDistribution Step(int ahead) => _ahead is null ? new PointMassDistribution(0) : _ahead;

    private protected override double[] FittedValues()
    {
        double[] observed = Observed(Training);
        double[] foreseen = new double[observed.Length];
        if (_options.Method == IntermittentMethod.OccurrenceAndSize)
        {
            Occurrence.Follow(observed, Occurrence.Discount(observed), foreseen);
            double discount = SizeKernel.Of(observed, null).Discount;
            double sum = 0;
            double weight = 0;
            for (int t = 0; t < observed.Length; t++)
            {
                foreseen[t] = weight > 0 ? foreseen[t] * sum / weight : double.NaN;
                if (observed[t] > 0)
                {
                    sum = (discount * sum) + observed[t];
                    weight = (discount * weight) + 1;
                }
            }
        }
        else
        {
            IntermittentKernel.Follow(observed, _options.Method, _options.Alpha, foreseen);
        }

        // A missing period is foreseen as the next observed one is.
        double[] fitted = new double[Training.Count];
        int next = observed.Length - 1;
        double last = next >= 0 ? foreseen[next] : double.NaN;
        for (int t = fitted.Length - 1; t >= 0; t--)
        {
            last = !double.IsNaN(Training.Values[t]) ? foreseen[next--] : last;
            fitted[t] = last;
        }

        return fitted;
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        if (_ahead is null)
        {
            draws.Clear();
            return;
        }

        CountDistribution[] steps = new CountDistribution[horizon];
        Array.Fill(steps, _ahead);
        double[] scores = bootstrapped ? CountPaths.Scores(Training.Values, _ => _ahead) : [];
        CountPaths.Fill(steps, CountPaths.MemoryOf(Training.Values), scores, pathCount, seed, draws);
    }

    private static double[] Observed(TimeSeries series)
    {
        double[] observed = new double[series.Count - series.MissingCount];
        int count = 0;
        foreach (double value in series.Values)
        {
            if (!double.IsNaN(value))
            {
                observed[count++] = value;
            }
        }

        return observed;
    }
}
