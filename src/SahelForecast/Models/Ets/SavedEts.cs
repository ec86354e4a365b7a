namespace SahelForecast.Models.Ets;

/// <summary>What a saved exponential smoothing fit keeps. Text that means nothing is refused while it is read.</summary>
/// <remarks>The last has a default because the first texts of version 1 lack it.</remarks>
internal sealed record SavedEts(
    string Specification,
    EtsParameters Parameters,
    SavedEtsStates Start,
    SavedEtsStates End,
    int MissingAtEnd,
    double SumOfSquares,
    int Count,
    int ParameterCount,
    double LogLikelihood,
    double GradientNorm,
    bool Converged,
    string? Note,
    SavedEtsUncertainty? Uncertainty,
    bool IsMedianCentred = false)
{
    private readonly EtsSpecification _specification = EtsSpecification.Parse(Specification);
    private readonly EtsUncertainty? _uncertainty = Uncertainty is null ? null : EtsUncertainty.Unpack(Uncertainty, End.Season.Length);

    public static SavedEts Of(EtsEstimate estimate, EtsPosition position, EtsUncertainty? uncertainty) => new(
        estimate.Specification.ToString(),
        estimate.Parameters,
        SavedEtsStates.Of(estimate.Start),
        SavedEtsStates.Of(position),
        position.MissingAtEnd,
        estimate.SumOfSquares,
        estimate.Count,
        estimate.ParameterCount,
        estimate.LogLikelihood,
        estimate.GradientNorm,
        estimate.Converged,
        estimate.Note,
        uncertainty?.Pack(),
        estimate.Centre == EtsCentre.Median);

    public EtsEstimate Estimate() => new(
        _specification, Parameters, Start.Position(0), SumOfSquares, Count, ParameterCount, LogLikelihood, GradientNorm, Converged, IsMedianCentred ? EtsCentre.Median : EtsCentre.Mean, Note);

    public EtsUncertainty? Known() => _uncertainty;

    public EtsPosition Position() => End.Position(MissingAtEnd);
}

/// <summary>States as a saved fit keeps them.</summary>
internal sealed record SavedEtsStates(double Level, double Trend, double[] Season)
{
    public static SavedEtsStates Of(EtsPosition position) => new(position.Level, position.Trend, position.Season);

    public EtsPosition Position(int missingAtEnd) => new(Level, Trend, Season, missingAtEnd);
}

/// <summary>How well the states of a saved fit are known: single-precision numbers as base 64, and what they are in units of.</summary>
internal sealed record SavedEtsUncertainty(string Root, double Scale, bool IsFactor, int Turn);
