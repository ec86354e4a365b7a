namespace SahelForecast.Models.Ets;

/// <summary>What a saved exponential smoothing fit keeps.</summary>
internal sealed record SavedEts(
    SavedEtsSpecification Specification,
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
    string? Note)
{
    public static SavedEts Of(EtsEstimate estimate, EtsPosition position) => new(
        SavedEtsSpecification.Of(estimate.Specification),
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
        estimate.Note);

    public EtsEstimate Estimate() => new(
        Specification.Value, Parameters, Start.Position(0), SumOfSquares, Count, ParameterCount, LogLikelihood, GradientNorm, Converged, Note);

    public EtsPosition Position() => End.Position(MissingAtEnd);
}

/// <summary>A specification as a saved fit keeps it.</summary>
internal sealed record SavedEtsSpecification(ErrorType Error, TrendType Trend, SeasonType Season)
{
    public EtsSpecification Value => new(Error, Trend, Season);

    public static SavedEtsSpecification Of(EtsSpecification specification) => new(specification.Error, specification.Trend, specification.Season);
}

/// <summary>States as a saved fit keeps them.</summary>
internal sealed record SavedEtsStates(double Level, double Trend, double[] Season)
{
    public static SavedEtsStates Of(EtsPosition position) => new(position.Level, position.Trend, position.Season);

    public EtsPosition Position(int missingAtEnd) => new(Level, Trend, Season, missingAtEnd);
}
