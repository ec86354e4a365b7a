namespace SahelForecast.Needs;

/// <summary>Forecasts of the people of one area by severity phase: whole persons that sum to the population in every draw, and the area's phase by the 20 % rule.</summary>
/// <remarks>Draw p of every phase belongs to one future, so that the probability of an area phase is the share of futures in which the rule gives it. Phases forecast apart from each
/// other are drawn independently: scaling makes them sum up, but can't know that people leave one phase for the next, so area phases are then less sure than they look.
/// See <see cref="SeverityPhase"/> for what the rule says and what it doesn't: the probability of phase 5 is not that of a Famine classification.</remarks>
public sealed class PhaseForecast
{
    internal const string Dimension = "phase";

    private readonly Forecast[] _phases;
    private readonly double[] _areaPhases;
    private readonly Forecast _like;
    private readonly double _originPhase;

    private PhaseForecast(Forecast[] sources, Forecast? population, PhaseScale scale)
    {
        _like = sources[0];
        Scale = Guard.Defined(scale);
        Key = JointPaths.Without(_like.Key, Dimension);
        double[][] draws = [.. sources.Select(_ => JointPaths.BufferFor(_like))];
        double[] totals = JointPaths.BufferFor(_like);
        _areaPhases = JointPaths.BufferFor(_like);
        Sums = PhaseKernel.Divide(sources, population, draws, totals, _areaPhases);
        double[] origin = PhaseKernel.Origin(sources, population);
        _originPhase = double.IsNaN(origin.Sum()) ? double.NaN : PhaseKernel.AreaPhase([.. sources.Select(source => source.OriginValue)]);
        string method = Sums is null ? $"{_like.IntervalMethod}; whole persons by largest remainder" : $"{_like.IntervalMethod}; {Sums}";
        SeriesKind kind = population?.Metadata.Kind ?? _like.Metadata.Kind;
        _phases = [.. draws.Select((buffer, i) => Wrap(origin[i], buffer, method, FormattableString.Invariant($"{i + 1}"), $"phase {NameOf(i + 1)}", kind))];
        Population = Wrap(origin.Sum(), totals, method, "all", "all phases", kind);
    }

    /// <summary>Puts forecasts of the five phases together.</summary>
    /// <param name="byPhase">One forecast with paths a phase, each key with the dimension "phase" of the values "1" to "5", the other dimensions alike; all in people or all in the
    /// unit "fraction".</param>
    /// <param name="population">The people of the area. When given, the phases of each draw are scaled to it, see <see cref="Sums"/>; when absent the population is their sum.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>The phases.</returns>
    /// <exception cref="ArgumentException">A phase is missing or comes twice, units, periods or path counts differ, a draw is negative, fractions come without a population, or a draw has
    /// no people at all; the message names it.</exception>
    public static PhaseForecast Create(ForecastPanel byPhase, Forecast? population = null, PhaseScale scale = PhaseScale.AcuteFoodInsecurity)
    {
        ArgumentNullException.ThrowIfNull(byPhase);
        Dictionary<string, Forecast> found = JointPaths.ByValueOf(Dimension, byPhase, nameof(byPhase));
        string[] names = ["1", "2", "3", "4", "5"];
        foreach (string odd in found.Keys.Except(names, StringComparer.Ordinal))
        {
            throw new ArgumentException($"phase={odd} is not one of 1 to 5: leave sums such as 3+ and all out, and name each phase by its number.", nameof(byPhase));
        }

        Forecast[] phases = [.. names.Select(name => found.TryGetValue(name, out Forecast? forecast)
            ? forecast
            : throw new ArgumentException($"phase={name} is missing: pass a forecast of zeros for a phase that nobody is in.", nameof(byPhase)))];
        JointPaths.RequireParts(phases, population, nameof(byPhase), nameof(population));
        SeriesKey area = JointPaths.Without(phases[0].Key, Dimension);
        foreach (Forecast phase in phases)
        {
            if (!JointPaths.Without(phase.Key, Dimension).Equals(area))
            {
                throw new ArgumentException($"({phase.Key}) and ({phases[0].Key}) are not of one area: put the phases of each area together apart.", nameof(byPhase));
            }
        }

        return new PhaseForecast(phases, population, scale);
    }

    /// <summary>The area: the key of the phases without the dimension "phase".</summary>
    public SeriesKey Key { get; }

    /// <summary>The scale.</summary>
    public PhaseScale Scale { get; }

    /// <summary>The periods forecast.</summary>
    public PeriodRange Periods => _like.Periods;

    /// <summary>The people of all phases, in whole persons.</summary>
    public Forecast Population { get; }

    /// <summary>What the phases summed to before they were scaled to a population; null when there was none to scale to.</summary>
    public PhaseSums? Sums { get; }

    /// <summary>The people of a phase.</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <returns>A forecast of whole people.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase.</exception>
    public Forecast this[int phase] => _phases[SeverityPhase.Check(phase, nameof(phase)) - 1];

    /// <summary>The people in need: those in phase 3 or worse. Its mean is the expected number.</summary>
    public Forecast InNeed => AtLeast(SeverityPhase.InNeed);

    /// <summary>The people of a phase and of all worse ones, added up in each draw.</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <returns>A forecast of whole people; the key has the phase as "3+".</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase.</exception>
    public Forecast AtLeast(int phase)
    {
        double[] draws = JointPaths.BufferFor(_like);
        double origin = 0;
        for (int i = SeverityPhase.Check(phase, nameof(phase)) - 1; i < _phases.Length; i++)
        {
            origin += _phases[i].OriginValue;
            for (int step = 0; step < _like.Horizon; step++)
            {
                Span<double> sum = JointPaths.AtStep(draws, _like, step);
                System.Numerics.Tensors.TensorPrimitives.Add(sum, _phases[i].Paths!.AtStep(step), sum);
            }
        }

        return Wrap(origin, draws, _phases[0].IntervalMethod, FormattableString.Invariant($"{phase}+"), $"phase {NameOf(phase)} or worse", Population.Metadata.Kind);
    }

    /// <summary>The probability that the 20 % rule gives a phase.</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <param name="period">A period that is forecast.</param>
    /// <returns>A fraction in [0, 1]; the five sum to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase, or the period is not forecast.</exception>
    public double AreaProbability(int phase, Period period) => AreaProbability(SeverityPhase.Check(phase, nameof(phase)), phase, period);

    /// <summary>The probability that the 20 % rule gives a phase or a worse one.</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <param name="period">A period that is forecast.</param>
    /// <returns>A fraction in [0, 1]; 1 for phase 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase, or the period is not forecast.</exception>
    public double AreaProbabilityAtLeast(int phase, Period period) => AreaProbability(SeverityPhase.Check(phase, nameof(phase)), SeverityPhase.Count, period);

    /// <summary>The area's phase in each draw, unit "IPC phase" or "JIAF severity", for a <see cref="Trigger"/> or <see cref="JiafRegime.CountIn"/>.</summary>
    /// <returns>A forecast of the numbers 1 to 5. Its quantiles may lie between two phases; ask <see cref="AreaProbability(int, Period)"/> for probabilities.</returns>
    public Forecast AreaPhase()
    {
        var metadata = new SeriesMetadata { DisplayName = "Area phase", Unit = MeasurementUnit.Phase(Scale), Kind = SeriesKind.Index, LowerBound = 1, UpperBound = SeverityPhase.Count, IsPreliminary = _like.Metadata.IsPreliminary };
        return JointPaths.ToForecast(_like, "Area phase", _originPhase, [.. _areaPhases], $"20 % rule in every draw: {_like.IntervalMethod}", Key, metadata);
    }

    /// <summary>The five phases as one panel, for tables and charts.</summary>
    /// <returns>Forecasts of people with the dimension "phase" in their keys.</returns>
    public ForecastPanel ToPanel() => ForecastPanel.Create(_phases);

    private double AreaProbability(int least, int worst, Period period)
    {
        int step = Periods.IndexOf(period);
        if (step < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, $"{period} is not forecast: this forecast has {Periods}.");
        }

        int count = 0;
        foreach (double phase in JointPaths.AtStep(_areaPhases, _like, step))
        {
            count += phase >= least && phase <= worst ? 1 : 0;
        }

        return (double)count / _like.Paths!.PathCount;
    }

    private string NameOf(int phase) => FormattableString.Invariant($"{phase} ({SeverityPhase.NameOf(phase, Scale)})");

    private Forecast Wrap(double origin, double[] draws, string method, string value, string name, SeriesKind kind) => JointPaths.ToForecast(
        _like, _like.ModelName, origin, draws, method, JointPaths.With(Key, (Dimension, value)),
        new SeriesMetadata { DisplayName = $"People in {name}", Kind = kind, Source = _like.Metadata.Source, Vintage = _like.Metadata.Vintage, IsPreliminary = _like.Metadata.IsPreliminary });
}
