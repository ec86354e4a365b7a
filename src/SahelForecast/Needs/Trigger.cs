namespace SahelForecast.Needs;

/// <summary>What an activation sets off.</summary>
public enum TriggerKind
{
    /// <summary>Preparations, before it is certain that action follows.</summary>
    Readiness,

    /// <summary>Anticipatory action with most of the money.</summary>
    Action,

    /// <summary>A response to what was observed, when the forecasts did not see it coming.</summary>
    Observational,
}

/// <summary>A rule, written down beforehand, for when to act: an observation, or the probability of a forecast, passes a threshold.</summary>
public sealed record Trigger
{
    private Trigger(string name, TriggerThreshold threshold, double? probability, int leadTime, TriggerKind kind) =>
        (Name, Threshold, Probability, LeadTime, Kind) = (name, threshold, probability, leadTime, kind);

    /// <summary>A trigger that looks at an observed value.</summary>
    /// <param name="name">The name in tables and messages.</param>
    /// <param name="threshold">What the value must pass.</param>
    /// <param name="leadTime">Periods from the observation to the outcome it announces, at least 0.</param>
    /// <param name="kind">What an activation sets off.</param>
    /// <returns>The trigger.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the lead time is negative.</exception>
    public static Trigger OnObservation(string name, TriggerThreshold threshold, int leadTime, TriggerKind kind)
    {
        Guard.Text(name);
        ArgumentNullException.ThrowIfNull(threshold);
        return leadTime >= 0
            ? new Trigger(name, threshold, null, leadTime, Guard.Defined(kind))
            : throw new ArgumentOutOfRangeException(
                nameof(leadTime), leadTime, FormattableString.Invariant($"leadTime is {leadTime}, but must be at least 0 periods: an observation can't announce what came before it."));
    }

    /// <summary>A trigger that looks at a forecast: it activates when the value passes the threshold with at least a stated probability.</summary>
    /// <param name="name">The name in tables and messages.</param>
    /// <param name="threshold">What the forecast value must pass.</param>
    /// <param name="probability">The probability from which it activates, a fraction in (0, 1].</param>
    /// <param name="leadTime">Periods from the origin of the forecast to the value looked at, at least 1.</param>
    /// <param name="kind">What an activation sets off.</param>
    /// <returns>The trigger.</returns>
    /// <exception cref="ArgumentException">The name is empty, the probability is outside (0, 1], or the lead time is below 1.</exception>
    public static Trigger OnForecast(string name, TriggerThreshold threshold, double probability, int leadTime, TriggerKind kind)
    {
        Guard.Text(name);
        ArgumentNullException.ThrowIfNull(threshold);
        Guard.Probability(probability);
        return probability > 0
            ? new Trigger(name, threshold, probability, Guard.Positive(leadTime), Guard.Defined(kind))
            : throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "probability is 0, which every forecast reaches: use a fraction above 0, such as 0.5.");
    }

    /// <summary>The name in tables and messages.</summary>
    public string Name { get; }

    /// <summary>What must be passed.</summary>
    public TriggerThreshold Threshold { get; }

    /// <summary>The probability from which a forecast activates, a fraction in (0, 1]; null for a trigger on observations.</summary>
    public double? Probability { get; }

    /// <summary>Periods from what is looked at to the outcome.</summary>
    public int LeadTime { get; }

    /// <summary>How many periods the trigger looks at, the first of them <see cref="LeadTime"/> ahead; 1 unless <see cref="Within"/> says otherwise.</summary>
    public int Window { get; private init; } = 1;

    /// <summary>What an activation sets off.</summary>
    public TriggerKind Kind { get; }

    /// <summary>The same trigger on a window: any of several periods, the first of them <see cref="LeadTime"/> ahead. With a lead time of 1, <c>Within(3)</c> is any month of the next three.</summary>
    /// <param name="periods">Periods in the window, at least 1.</param>
    /// <returns>A trigger that, on forecasts, takes the probability that the threshold is passed in at least one period of the window, from paths; and whose event has come when it came in any
    /// of them. An observation stays one value; only the event it announces gets the window.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periods"/> is below 1.</exception>
    public Trigger Within(int periods) => this with { Window = Guard.Positive(periods) };

    /// <summary>Runs a trigger on observations over history.</summary>
    /// <param name="indicator">What the trigger looks at, in the unit of its threshold.</param>
    /// <param name="outcome">What came, of the same frequency, in the unit of the event.</param>
    /// <param name="announced">The event on the outcome that the trigger is meant to announce.</param>
    /// <returns>One assessment for each period of the indicator.</returns>
    /// <exception cref="ArgumentException">Units or frequencies don't fit.</exception>
    /// <exception cref="InvalidOperationException">The trigger looks at forecasts.</exception>
    public TriggerBackTest BackTest(TimeSeries indicator, TimeSeries outcome, TriggerThreshold announced)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (Probability is not null)
        {
            throw new InvalidOperationException($"{Name} looks at forecasts: pass the forecasts that were made from each past origin.");
        }

        Threshold.RequireUnit(indicator.Name, indicator.Metadata.Unit, nameof(indicator));
        return TriggerBackTest.Create(
            this, indicator.Select(seen => (seen.Period, seen.Value, Threshold.IsPassed(seen.Value))), indicator.Frequency, outcome, announced);
    }

    /// <summary>Runs a trigger on forecasts over history.</summary>
    /// <param name="forecasts">One forecast an origin, each reaching to the end of the window and made from what was known then. An
    /// origin between the first and the last without a forecast is not assessed.</param>
    /// <param name="outcome">What came, of the same frequency, in the unit of the event.</param>
    /// <param name="announced">The event on the outcome that the trigger is meant to announce.</param>
    /// <returns>One assessment for each origin from the first to the last.</returns>
    /// <exception cref="ArgumentException">There are no forecasts, an origin comes twice, a horizon is too short, a forecast for a window has no paths, or units or frequencies don't fit.</exception>
    /// <exception cref="InvalidOperationException">The trigger looks at observations.</exception>
    public TriggerBackTest BackTest(IEnumerable<Forecast> forecasts, TimeSeries outcome, TriggerThreshold announced)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        double needed = Probability ?? throw new InvalidOperationException($"{Name} looks at observations: pass the series it looks at.");
        Forecast[] made = [.. forecasts];
        if (made.Length == 0)
        {
            throw new ArgumentException("forecasts is empty, but a back-test needs at least one forecast: pass one for each past origin.", nameof(forecasts));
        }

        Frequency frequency = made[0].Origin.Frequency;
        var probabilities = new SortedDictionary<Period, double>();
        foreach (Forecast forecast in made)
        {
            Threshold.RequireUnit(MeasurementUnit.NameOf(forecast), forecast.Metadata.Unit, nameof(forecasts));
            RequireFits(forecast, frequency, nameof(forecasts));
            if (!probabilities.TryAdd(forecast.Origin, Threshold.Probability(forecast, LeadTime - 1, Window)))
            {
                throw new ArgumentException($"The origin {forecast.Origin} comes twice in forecasts. Pass one forecast an origin.", nameof(forecasts));
            }
        }

        Period first = probabilities.Keys.First();
        var origins = new PeriodRange(first, probabilities.Keys.Last() - first + 1);
        return TriggerBackTest.Create(
            this,
            origins.Select(origin => probabilities.TryGetValue(origin, out double found) ? (origin, found, (bool?)(found >= needed)) : (origin, double.NaN, null)),
            frequency, outcome, announced);
    }

    /// <summary>Such as "Floods (Action): at least 5,000 people with a probability of at least 0.5, 2 periods ahead", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Name} ({Kind}): {Threshold}{(Probability is double needed ? FormattableString.Invariant($" with a probability of at least {needed}") : "")}, {LeadTime}{(Window == 1 ? "" : FormattableString.Invariant($" to {LeadTime + Window - 1}"))} {(LeadTime == 1 && Window == 1 ? "period" : "periods")} ahead");

    private void RequireFits(Forecast forecast, Frequency frequency, string argument)
    {
        if (forecast.Origin.Frequency != frequency)
        {
            throw new ArgumentException(
                $"The forecast from {forecast.Origin} is {forecast.Origin.Frequency}, but the first one is {frequency}. Pass forecasts of one frequency.", argument);
        }

        int furthest = LeadTime + Window - 1;
        if (forecast.Horizon < furthest)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The forecast from {forecast.Origin} has {forecast.Horizon} steps, but {Name} looks {furthest} ahead. Forecast further."), argument);
        }

        if (Window > 1 && forecast.Paths is null)
        {
            throw new ArgumentException(
                $"The forecast from {forecast.Origin} has no sample paths, but {Name} looks at several periods together, of which the distribution of each says nothing: forecast with Method = ForecastMethod.Simulated.", argument);
        }
    }
}
