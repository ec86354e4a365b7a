namespace SahelForecast.Needs;

/// <summary>What a region may do with its displaced people in each period. Uncertain shares are drawn once a path and held over the periods.</summary>
/// <param name="ReturnShare">The share of the opening stock that returns, a fraction in [0, 1].</param>
/// <param name="OnwardShare">The share that leaves all regions, a fraction in [0, 1].</param>
/// <param name="DeathRate">Deaths per person of the opening stock, a fraction in [0, 1].</param>
/// <param name="BirthRate">Births per person of the opening stock, at least 0.</param>
/// <remarks>No share has a default: write <c>Magnitude.Fixed(0)</c> for a flow that you assume not to happen.</remarks>
public sealed record DisplacementRates(Magnitude ReturnShare, Magnitude OnwardShare, Magnitude DeathRate, Magnitude BirthRate);

/// <summary>A region to forecast.</summary>
/// <param name="Name">Its name, one of its own.</param>
/// <param name="Opening">The stock at the origin of the forecast, in whole people, at least 0; the best figure when it is uncertain.</param>
/// <param name="NewDisplacement">A forecast of people newly displaced, with sample paths; draws are rounded to whole people.</param>
/// <param name="Rates">What leaves and what is born.</param>
public sealed record DisplacementRegion(string Name, long Opening, Forecast NewDisplacement, DisplacementRates Rates)
{
    /// <summary>How uncertain the stock at the origin is, in people of at least 0, such as the figures of two sources; drawn once a path and rounded to whole people.</summary>
    /// <value>Default null: every path starts from <see cref="Opening"/>.</value>
    public Magnitude? UncertainOpening { get; init; }

    /// <summary>People the stock changes by in each period beyond the flows, draws of any sign, such as a forecast of <see cref="DisplacementHistory.Residuals"/>; rounded to whole people.</summary>
    /// <value>Default null: none, which assumes that stocks and flows close.</value>
    /// <remarks>The residual of a history holds what was not reported in it. Returns, for one, that had no series are in it already: give them no share here too, or they count twice.</remarks>
    public Forecast? Residual { get; init; }
}

/// <summary>The share of the opening stock of a region that moves to another one in each period.</summary>
/// <param name="From">The region left.</param>
/// <param name="To">The region reached.</param>
/// <param name="Share">A fraction in [0, 1]; those of one region sum to at most 1.</param>
public sealed record DisplacementOnwardShare(string From, string To, double Share)
{
    /// <summary>Such as "Gao to Mopti: 0.05", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant($"{From} to {To}: {Share}");
}

/// <summary>People who were to leave a region by the stated shares, or a negative residual, but were not there any more.</summary>
/// <param name="Region">The region.</param>
/// <param name="People">People cut, over all periods and paths.</param>
/// <param name="Draws">Draws with a cut, over all periods and paths.</param>
/// <param name="Share">The same as a fraction of all draws.</param>
public sealed record DisplacementCut(string Region, long People, int Draws, double Share)
{
    /// <summary>Such as "Gao: outflows cut by 1,200 people in 3.2 % of draws", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant($"{Region}: outflows cut by {People:N0} people in {100 * Share:0.##} % of draws");
}
