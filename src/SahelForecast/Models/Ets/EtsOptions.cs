namespace SahelForecast.Models.Ets;

/// <summary>Choices for <see cref="EtsModel"/>.</summary>
public sealed record EtsOptions
{
    /// <summary>The models to choose from. One alone is fitted whatever its criterion.</summary>
    /// <value>Default the 15 admissible ones.</value>
    public IReadOnlyList<EtsSpecification> Candidates { get; init => field = Checked(value); } = EtsSpecification.Candidates("ZZZ");

    /// <summary>What decides among several.</summary>
    /// <value>Default <see cref="InformationCriterion.Aicc"/>.</value>
    public InformationCriterion Criterion { get; init => field = Guard.Defined(value); }

    /// <summary>Periods in a season, at least 1; null takes that of the frequency (12 for months, 4 for quarters, 1 for years).</summary>
    /// <value>Default null. With 1 there is no season.</value>
    public int? SeasonLength { get; init => field = value is int length ? Guard.Positive(length, nameof(SeasonLength)) : null; }

    /// <summary>Whether smoothing parameters are held towards what is usual.</summary>
    /// <value>Default <see cref="EtsRegularisation.Learned"/>.</value>
    public EtsRegularisation Regularisation { get; init => field = Guard.Defined(value); }

    /// <summary>What the path without errors is to a forecast. Matters with multiplicative errors only.</summary>
    /// <value>Default <see cref="EtsCentre.Median"/>.</value>
    public EtsCentre Centre { get; init => field = Guard.Defined(value); }

    /// <summary>Whether intervals allow for not knowing level, trend, season and scatter exactly.</summary>
    /// <value>Default false. True widens them, most on short series: what was estimated has the covariance that the curvature of the likelihood gives it, and
    /// scatter its distribution on the remaining degrees of freedom, so a forecast is Student t. Smoothing parameters but phi still count as known.</value>
    public bool ParameterUncertainty { get; init; }

    private static EtsSpecification[] Checked(IReadOnlyList<EtsSpecification> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return candidates.Count > 0
            ? [.. candidates.Distinct()]
            : throw new ArgumentException("There is no candidate. Name at least one, or take EtsSpecification.Candidates(\"ZZZ\").", nameof(candidates));
    }
}
