namespace SahelForecast.Scenarios;

/// <summary>How much of what a scenario adds in one place arrives in others: shares by pair of series.</summary>
public sealed class Transmission
{
    private const int Rounds = 1_000;

    private readonly (SeriesKey From, SeriesKey To, double Share)[] _routes;

    private Transmission((SeriesKey From, SeriesKey To, double Share)[] routes)
    {
        _routes = routes;
        SpectralRadius = Radius(routes);
    }

    /// <summary>Creates the shares.</summary>
    /// <param name="routes">From, to and the share of the excess in <c>From</c> that arrives in <c>To</c>, at least 0; each pair once, none to itself.</param>
    /// <returns>The transmission.</returns>
    /// <exception cref="ArgumentException">A share is negative or not finite, or a pair is given twice or leads to itself; the message names the pair.</exception>
    public static Transmission Of(params ReadOnlySpan<(SeriesKey From, SeriesKey To, double Share)> routes)
    {
        var seen = new HashSet<(SeriesKey, SeriesKey)>();
        foreach ((SeriesKey from, SeriesKey to, double share) in routes)
        {
            if (!double.IsFinite(share) || share < 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"The share from ({from}) to ({to}) is {share}, but must be finite and at least 0."), nameof(routes));
            }

            if (from.Equals(to) || !seen.Add((from, to)))
            {
                throw new ArgumentException($"The route from ({from}) to ({to}) {(from.Equals(to) ? "leads to itself" : "is given twice")}. Give each pair of places once.", nameof(routes));
            }
        }

        return new Transmission(routes.ToArray());
    }

    /// <summary>By how much an excess that only wanders grows a round in the long run; at 1 or above it explodes.</summary>
    public double SpectralRadius { get; }

    internal ReadOnlySpan<(SeriesKey From, SeriesKey To, double Share)> Routes => _routes;

    // The mean growth of a power iteration on 1 + T, whose greatest eigenvalue is 1 more and which doesn't swing between groups of places.
    private static double Radius((SeriesKey From, SeriesKey To, double Share)[] routes)
    {
        SeriesKey[] keys = [.. routes.SelectMany(route => new[] { route.From, route.To }).Distinct()];
        (int From, int To, double Share)[] places = [.. routes.Select(route => (Array.IndexOf(keys, route.From), Array.IndexOf(keys, route.To), route.Share))];
        double[] excess = [.. keys.Select(_ => 1.0)];
        double growth = 1;
        for (int round = 0; round < Rounds; round++)
        {
            double[] next = [.. excess];
            foreach ((int from, int to, double share) in places)
            {
                next[to] += share * excess[from];
            }

            growth = next.Length == 0 ? 1 : next.Max() / excess.Max();
            double most = next.Length == 0 ? 1 : next.Max();
            excess = [.. next.Select(value => value / most)];
        }

        return growth - 1;
    }
}
