using SahelForecast.Distributions;
using SahelForecast.Models.Counts;

namespace SahelForecast.Models.Intermittent;

/// <summary>A fitted model of a series with many zeros.</summary>
public sealed class FittedIntermittent : FittedModel, ISavableFit
{
    private readonly IntermittentOptions _options;
    private readonly bool _isRead;
    private readonly HistoryDistribution? _ahead;

    // Buckets are cut from the series when they are first asked for. Two threads may both cut them, alike.
    private IntermittentPosition _position;

    private FittedIntermittent(string name, TimeSeries training, IntermittentOptions options, IntermittentPosition position)
        : base(name, training, [])
    {
        _options = options;
        _position = position;
        _ahead = position.Ahead(options);
    }

    private FittedIntermittent(FittedIntermittent before, TimeSeries training, TimeSeries fitted, IntermittentPosition position)
        : base(before, training, fitted)
    {
        _options = before._options;
        _isRead = before._isRead;
        _position = position;
        _ahead = position.Ahead(_options);
    }

    private FittedIntermittent(SavedFit<SavedIntermittent> saved, IntermittentPosition position)
        : base(saved.Name, saved.Series)
    {
        _options = saved.State.Options();
        _isRead = true;
        _position = position;
        _ahead = position.Ahead(_options);
    }

    /// <summary>The probability that a period ahead has any, a fraction.</summary>
    public double Probability => _ahead is null ? 0 : _position.Probability(_options);

    /// <summary>The mean forecast for each period ahead, in the unit of the series.</summary>
    public double Mean => _ahead?.Mean ?? 0;

    /// <inheritdoc/>
    public override string Describe() => _ahead is null
        ? "The series was zero whenever it was observed, so zero is forecast for every period ahead; nothing in it says how likely or how large anything else is."
        : FormattableString.Invariant($"Each period ahead has any with a probability of {Probability:0.###}, and then {Mean / Probability:#,0.##} in the mean, so {Mean:#,0.##} in all; the median is {_ahead.Median:#,0.##}. Sizes are like past ones{(_options.Method == IntermittentMethod.OccurrenceAndSize ? ", late ones more likely" : ", scaled to the mean of the method")}. These numbers are taken as known.");

    /// <summary>Goes on by further values, with paces unchanged, and for ADIDA and IMAPA the lengths over which they sum. O(1) a value; for ADIDA as many steps as that length, for IMAPA its square.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite, negative or outside the bounds of the series.</exception>
    public FittedIntermittent Append(ReadOnlySpan<double> newValues)
    {
        TimeSeries longer = CountSeries.Append(Name, Training, newValues);
        double[] added = new double[newValues.Length];
        IntermittentPosition position = WithBuckets();
        double mean = Mean;
        for (int i = 0; i < added.Length; i++)
        {
            // Missing periods are as if they had not been.
            added[i] = mean;
            position = position.Take(newValues[i], _options);
            mean = double.IsNaN(newValues[i]) ? mean : position.Ahead(_options)?.Mean ?? 0;
        }

        return new FittedIntermittent(this, longer, Fitted.Append(added), position);
    }

    /// <inheritdoc/>
    /// <remarks>It keeps the last sizes, at most 120, with 6 bytes for each whole one and 11 for another. ADIDA keeps two numbers more for each period of the usual interval, IMAPA half the square of it.</remarks>
    public string ToJson() => SavedFit.Write("intermittent", 1, this, SavedIntermittent.Of(_options, WithBuckets()), FitJson.Default.SavedFitSavedIntermittent);

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedIntermittent FromJson(string json)
    {
        SavedFit<SavedIntermittent> saved = SavedFit.Read(json, "intermittent", 1, FitJson.Default.SavedFitSavedIntermittent);
        try
        {
            return new FittedIntermittent(saved, saved.State.Position());
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ForecastException($"This text is no saved intermittent fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    internal static FittedIntermittent Of(string name, TimeSeries series, IntermittentOptions options) =>
        new(name, series, options, IntermittentPosition.Of(Observed(series), CountMemory.Of(series.Values), options));

    private protected override string IntervalMethod => "a point at zero and past sizes";

    private protected override PredictiveDistribution Step(int ahead) => _ahead is null ? new PointMassDistribution(0) : _ahead;

    private protected override double[] FittedValues()
    {
        if (_isRead)
        {
            return base.FittedValues();
        }

        double[] observed = Observed(Training);
        double[] foreseen = new double[observed.Length];
        if (_options.Method == IntermittentMethod.OccurrenceAndSize)
        {
            Occurrence.Follow(observed, _position.Discount, foreseen);
            double discount = _position.SizeDiscount;
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
        CountPaths.Fill(steps, _position.Deviations.Correlation, scores, pathCount, seed, draws);
    }

    private IntermittentPosition WithBuckets()
    {
        if (_position.NeedsBuckets(_options))
        {
            _position = _position.WithBuckets(Observed(Training), _options);
        }

        return _position;
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
