namespace SahelForecast.Needs;

/// <summary>The terms of a displacement forecast: stock(t) = stock(t-1) + new - returns - onward - deaths + births + arrivals - departures + residual.</summary>
public enum DisplacementTerm
{
    /// <summary>Displaced people at the end of the period.</summary>
    Stock,

    /// <summary>People newly displaced.</summary>
    NewDisplacement,

    /// <summary>People who went home.</summary>
    Returns,

    /// <summary>People who left all regions.</summary>
    Onward,

    /// <summary>Deaths.</summary>
    Deaths,

    /// <summary>Births.</summary>
    Births,

    /// <summary>People who came from other regions.</summary>
    Arrivals,

    /// <summary>People who went to other regions.</summary>
    Departures,

    /// <summary>What the stock changes by beyond the flows, such as revisions and double counting; negative when fewer people are counted. 0 unless it was forecast.</summary>
    Residual,
}

/// <summary>The forecasts of one region, or of all, of which every draw obeys the identity in whole people.</summary>
public sealed class DisplacementTerms
{
    private readonly Forecast[] _terms;

    internal DisplacementTerms(string region, long opening, long[] openings, Forecast[] terms) =>
        (Region, Opening, OpeningDraws, _terms) = (region, opening, Array.AsReadOnly(openings), terms);

    /// <summary>The region, or "Total".</summary>
    public string Region { get; }

    /// <summary>The stock at the origin as stated.</summary>
    public long Opening { get; }

    /// <summary>The stock at the origin that each path starts from; <see cref="Opening"/> in all of them unless it is uncertain.</summary>
    public IReadOnlyList<long> OpeningDraws { get; }

    /// <summary>The stock.</summary>
    public Forecast Stock => this[DisplacementTerm.Stock];

    /// <summary>The forecast of a term; path p of every term belongs to one future.</summary>
    /// <param name="term">The term.</param>
    /// <returns>Its forecast, in whole people.</returns>
    public Forecast this[DisplacementTerm term] => _terms[(int)Guard.Defined(term)];
}
