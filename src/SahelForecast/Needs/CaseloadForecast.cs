using SahelForecast.Numerics;
using static SahelForecast.Needs.CaseloadText;

namespace SahelForecast.Needs;

/// <summary>Forecasts of the levels of a caseload, in people, nested in every draw: population &gt;= affected &gt;= in need &gt;= targeted &gt;= reached.</summary>
/// <remarks>Draw p of every level belongs to one future. Forecasts with different keys are drawn independently of each other, those with one key and one
/// seed from the same random numbers: the order holds either way, but how strongly levels move together is what the forecasts say.</remarks>
public sealed class CaseloadForecast
{
    private static readonly CaseloadLevel[] Levels = Enum.GetValues<CaseloadLevel>();

    private readonly Forecast?[] _sources;
    private readonly Forecast?[] _nested;

    private CaseloadForecast(Forecast?[] sources, IReadOnlyList<string> rationales)
    {
        _sources = sources;
        _nested = new Forecast?[Levels.Length];
        Rationales = rationales;
        Forecast[] present = [.. sources.OfType<Forecast>()];
        JointPaths.RequirePeople(present, nameof(sources));
        Caseload.CheckOrder([.. sources.Select(source => source?.OriginValue ?? double.NaN)], $" in {present[0].Origin}, the origin");
        var cuts = new List<CaseloadCut>();
        CaseloadLevel? above = null;
        foreach (CaseloadLevel level in Levels)
        {
            if (sources[(int)level] is Forecast source)
            {
                _nested[(int)level] = above is CaseloadLevel limit ? Nest(source, level, limit, cuts) : source;
                above = level;
            }
        }

        Cuts = cuts;
    }

    /// <summary>Puts the levels together and cuts down every draw that is above the level it is a part of.</summary>
    /// <param name="inNeed">People in need, with sample paths.</param>
    /// <param name="population">All people of the area.</param>
    /// <param name="affected">People affected.</param>
    /// <param name="targeted">People targeted. When absent there is no target: see <see cref="WithTargetShare"/>.</param>
    /// <param name="reached">People reached or expected to be.</param>
    /// <returns>The nested caseload; <see cref="Cuts"/> tells what was cut.</returns>
    /// <exception cref="ArgumentException">A forecast is not of people, has no paths, other periods or another path count, a negative draw, or the values at
    /// the origin violate the order.</exception>
    public static CaseloadForecast Create(
        Forecast inNeed, Forecast? population = null, Forecast? affected = null, Forecast? targeted = null, Forecast? reached = null)
    {
        ArgumentNullException.ThrowIfNull(inNeed);
        return new CaseloadForecast([population, affected, inNeed, targeted, reached], []);
    }

    /// <summary>People in need.</summary>
    public Forecast InNeed => _nested[(int)CaseloadLevel.InNeed]!;

    /// <summary>People targeted; null when there is no target.</summary>
    public Forecast? Targeted => this[CaseloadLevel.Targeted];

    /// <summary>The forecast of a level.</summary>
    /// <param name="level">The level.</param>
    /// <returns>Its nested forecast; null when the level is absent.</returns>
    public Forecast? this[CaseloadLevel level] => _nested[(int)Guard.Defined(level)];

    /// <summary>What was cut, one entry a level below the outermost; a share of 0 when nothing was.</summary>
    public IReadOnlyList<CaseloadCut> Cuts { get; }

    /// <summary>Why the stated shares are what they are, in the order stated.</summary>
    public IReadOnlyList<string> Rationales { get; }

    /// <summary>Adds a target: people in need times a stated share.</summary>
    /// <param name="share">A fraction in [0, 1]; one draw a path, held over the periods.</param>
    /// <param name="rationale">Why this share: 65 % was Mali's in 2023, and the Sahel's fell from 66 % to 33 % within 2025.</param>
    /// <param name="seed">The seed of the draws of an uncertain share.</param>
    /// <returns>A caseload with a target.</returns>
    /// <exception cref="ArgumentException">The share may leave [0, 1], or the rationale is empty.</exception>
    /// <exception cref="InvalidOperationException">There is a target already.</exception>
    public CaseloadForecast WithTargetShare(Magnitude share, string rationale, ulong seed = 0) =>
        WithShare(CaseloadLevel.Targeted, CaseloadLevel.InNeed, share, rationale, seed);

    /// <summary>Adds the people reached: people targeted times a stated share.</summary>
    /// <param name="share">A fraction in [0, 1]; one draw a path, held over the periods.</param>
    /// <param name="rationale">Why this share.</param>
    /// <param name="seed">The seed of the draws of an uncertain share.</param>
    /// <returns>A caseload with people reached.</returns>
    /// <exception cref="ArgumentException">The share may leave [0, 1], or the rationale is empty.</exception>
    /// <exception cref="InvalidOperationException">There is no target, or people reached are there already.</exception>
    public CaseloadForecast WithReachedShare(Magnitude share, string rationale, ulong seed = 0) =>
        WithShare(CaseloadLevel.Reached, CaseloadLevel.Targeted, share, rationale, seed);

    /// <summary>One level as a share of another, draw by draw.</summary>
    /// <param name="part">The inner level, such as targeted.</param>
    /// <param name="whole">A level that it is a part of, such as in need.</param>
    /// <returns>A forecast of fractions in [0, 1], unit "fraction".</returns>
    /// <exception cref="ArgumentException"><paramref name="part"/> is not a part of <paramref name="whole"/>.</exception>
    /// <exception cref="InvalidOperationException">A level is absent, or the whole is 0 in a draw.</exception>
    public Forecast Share(CaseloadLevel part, CaseloadLevel whole)
    {
        Caseload.CheckPart(part, whole);
        Forecast numerator = Require(part);
        Forecast denominator = Require(whole);
        double[] shares = JointPaths.BufferFor(numerator);
        int undefined = 0;
        for (int step = 0; step < numerator.Horizon; step++)
        {
            undefined += CaseloadKernel.Divide(numerator.Paths!.AtStep(step), denominator.Paths!.AtStep(step), JointPaths.AtStep(shares, numerator, step));
        }

        if (undefined > 0)
        {
            throw new InvalidOperationException($"{Name(whole)} is 0 in {undefined} of {shares.Length} draws, where nothing is a share of it. Divide the medians instead.");
        }

        string name = $"{Name(part)} / {Name(whole)}";
        var metadata = new SeriesMetadata
        {
            DisplayName = name,
            Unit = MeasurementUnit.Fraction,
            Kind = SeriesKind.Rate,
            LowerBound = 0,
            UpperBound = 1,
            IsPreliminary = numerator.Metadata.IsPreliminary || denominator.Metadata.IsPreliminary,
        };
        return JointPaths.ToForecast(numerator, name, numerator.OriginValue / denominator.OriginValue, shares, $"{name}, draw by draw", numerator.Key, metadata);
    }

    /// <summary>The figures at one quantile of every level; nested, since the draws are.</summary>
    /// <param name="period">A period that is forecast.</param>
    /// <param name="probability">A fraction in (0, 1); 0.5 gives the medians.</param>
    /// <returns>The caseload; NaN for absent levels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not forecast, or the probability is not inside (0, 1).</exception>
    public Caseload Quantile(Period period, double probability)
    {
        Guard.Level(probability, nameof(probability));
        double[] figures = new double[Levels.Length];
        double above = double.PositiveInfinity;
        for (int i = 0; i < figures.Length; i++)
        {
            // The minimum undoes no more than the rounding of the interpolation between draws.
            figures[i] = _nested[i] is Forecast forecast ? above = Math.Min(above, forecast[period].Quantile(probability)) : double.NaN;
        }

        return Caseload.Create(figures[2], figures[0], figures[1], figures[3], figures[4]);
    }

    /// <summary>All levels as one panel, for tables and charts.</summary>
    /// <returns>The forecasts present, with the dimension "level" in their keys.</returns>
    public ForecastPanel ToPanel() => ForecastPanel.Create(Levels.Where(level => this[level] is not null).Select(level =>
    {
        Forecast forecast = this[level]!;
        return new Forecast(
            forecast.ModelName, new Observation(forecast.Origin, forecast.OriginValue), forecast.Steps, forecast.IntervalMethod,
            JointPaths.With(JointPaths.Without(forecast.Key, Dimension), (Dimension, Name(level))), forecast.Metadata, forecast.Paths, forecast.Seed);
    }));

    private CaseloadForecast WithShare(CaseloadLevel part, CaseloadLevel whole, Magnitude share, string rationale, ulong seed)
    {
        StatedShare.Fraction(share, nameof(share));
        Guard.Text(rationale);
        if (_sources[(int)part] is not null)
        {
            throw new InvalidOperationException($"There are people {Name(part)} already: leave them out of Create to state a share instead.");
        }

        Forecast of = Require(whole);
        double[] shares = StatedShare.Draw(share, RandomStream.Derive(seed, (ulong)part), of.Paths!.PathCount);
        double[] draws = JointPaths.BufferFor(of);
        for (int step = 0; step < of.Horizon; step++)
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(of.Paths.AtStep(step), shares, JointPaths.AtStep(draws, of, step));
        }

        string method = $"{Name(whole)} x {share} ({rationale}): {of.IntervalMethod}";
        SeriesMetadata metadata = of.Metadata with { DisplayName = $"{of.Metadata.DisplayName ?? "People"}, {Name(part)}", Source = rationale };
        Forecast?[] sources = [.. _sources];
        sources[(int)part] = JointPaths.ToForecast(of, $"{of.ModelName} x stated share", double.NaN, draws, method, of.Key, metadata);
        return new CaseloadForecast(sources, [.. Rationales, $"{Name(part)} = {share} of {Name(whole)}: {rationale}"]);
    }

    private Forecast Nest(Forecast source, CaseloadLevel level, CaseloadLevel limit, List<CaseloadCut> cuts)
    {
        Forecast above = _nested[(int)limit]!;
        double[] draws = JointPaths.BufferFor(source);
        int count = 0;
        for (int step = 0; step < source.Horizon; step++)
        {
            count += CaseloadKernel.CutTo(above.Paths!.AtStep(step), source.Paths!.AtStep(step), JointPaths.AtStep(draws, source, step));
        }

        var cut = new CaseloadCut(level, limit, count, (double)count / draws.Length);
        cuts.Add(cut);
        return count == 0
            ? source
            : JointPaths.ToForecast(source, source.ModelName, source.OriginValue, draws, $"{source.IntervalMethod}; {cut}", source.Key, source.Metadata);
    }

    private Forecast Require(CaseloadLevel level) => this[level]
        ?? throw new InvalidOperationException(level == CaseloadLevel.Targeted
            ? "There are no people targeted: pass them to Create, or state a share with WithTargetShare. A need is not turned into a target by itself."
            : $"There are no people {Name(level)}: pass them to Create.");
}
