using SahelForecast.Numerics;

namespace SahelForecast.Needs;

/// <summary>Stocks of displaced people that agree with the flows forecast, in every draw and to the last person.</summary>
/// <remarks>Shares apply to the opening stock of a period, and are rounded to whole people so that their sums are right to half a person. Deaths leave first, then returns, onward movement and
/// movements to other regions in the order given; none takes more than are left, and what is cut is in <see cref="Cuts"/>. A residual comes last; a negative one takes no more than are there then.</remarks>
public sealed class DisplacementForecast
{
    // Up to here a double holds every whole number.
    private const double Largest = 1L << 53;

    private static readonly DisplacementTerm[] Terms = Enum.GetValues<DisplacementTerm>();

    private DisplacementForecast(DisplacementTerms[] regions, DisplacementTerms total, DisplacementCut[] cuts) =>
        (Regions, Total, Cuts) = (regions, total, cuts);

    /// <summary>Runs the stocks forward.</summary>
    /// <param name="regions">The regions, at least one; their forecasts have the same periods and path count.</param>
    /// <param name="moves">Shares of people who move between the regions in each period; none when absent.</param>
    /// <param name="seed">The seed of the draws of uncertain shares; a region draws the same wherever it stands in the list.</param>
    /// <returns>The forecasts.</returns>
    /// <exception cref="ArgumentException">A name comes twice, a stock is negative or may be, a forecast is not of people, has no paths or another shape, a share may leave its range,
    /// shares of a region sum to more than 1, or a move names an unknown region.</exception>
    public static DisplacementForecast Create(
        IEnumerable<DisplacementRegion> regions, IEnumerable<DisplacementOnwardShare>? moves = null, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(regions);
        DisplacementRegion[] own = [.. regions];
        (int From, int To, double Share)[] between = DisplacementChecks.Check(own, [.. moves ?? []]);
        Forecast like = own[0].NewDisplacement;
        int paths = like.Paths!.PathCount;
        double[][][] draws = [.. own.Select(_ => Buffers())];
        long[][] openings = [.. own.Select(region => Openings(region, seed, paths))];
        double[][][] rates = [.. own.Select(region => Draw(region, seed, paths))];
        long[] people = new long[own.Length];
        int[] cutDraws = new int[own.Length];
        double[] cut = new double[own.Length];
        for (int step = 0; step < like.Horizon; step++)
        {
            for (int path = 0; path < paths; path++)
            {
                int at = (step * paths) + path;
                for (int region = 0; region < own.Length; region++)
                {
                    double opening = step == 0 ? openings[region][path] : draws[region][(int)DisplacementTerm.Stock][at - paths];
                    cut[region] = Leave(region, path, at, opening, own[region].NewDisplacement.Paths!.AtStep(step)[path]);
                }

                for (int region = 0; region < own.Length; region++)
                {
                    double stock = draws[region][(int)DisplacementTerm.Stock][at] += draws[region][(int)DisplacementTerm.Arrivals][at];
                    if (own[region].Residual is Forecast residual)
                    {
                        double wanted = Math.Round(residual.Paths!.AtStep(step)[path], MidpointRounding.AwayFromZero);
                        double added = draws[region][(int)DisplacementTerm.Residual][at] = Math.Max(wanted, -stock);
                        stock = draws[region][(int)DisplacementTerm.Stock][at] += added;
                        cut[region] += added - wanted;
                    }

                    people[region] += (long)cut[region];
                    cutDraws[region] += cut[region] > 0 ? 1 : 0;
                    if (!(stock <= Largest))
                    {
                        throw new ArgumentException(FormattableString.Invariant(
                            $"The stock of {own[region].Name} grows to {stock:G6} in {like.Periods[step]}, path {path}, beyond what can be counted in whole people: check its birth rate, new displacement and residual."), nameof(regions));
                    }
                }
            }
        }

        DisplacementCut[] cuts = [.. own.Select((region, i) => new DisplacementCut(region.Name, people[i], cutDraws[i], (double)cutDraws[i] / (like.Horizon * paths)))];
        DisplacementTerms[] results = [.. own.Select((region, i) => Wrap(region.Name, region.Opening, openings[i], region.NewDisplacement, draws[i], Assumed(region) + cuts[i]))];
        return new DisplacementForecast(results, Sum(), cuts);

        double[][] Buffers() => [.. Terms.Select(_ => JointPaths.BufferFor(like))];

        // Everything of one region in one draw but the arrivals; returns the people who were to leave and were not there.
        double Leave(int region, int path, int at, double opening, double drawn)
        {
            double[][] to = draws[region];
            double shares = 0;
            double wanted = 0;
            double left = opening;

            // The sums of the flows are rounded, not each flow, so that halves of three people are two and one.
            double Take(double share)
            {
                shares += share;
                wanted = Math.Round(shares * opening, MidpointRounding.AwayFromZero);
                double taken = left - Math.Max(0, opening - wanted);
                left -= taken;
                return taken;
            }

            to[(int)DisplacementTerm.Deaths][at] = Take(rates[region][0][path]);
            to[(int)DisplacementTerm.Returns][at] = Take(rates[region][1][path]);
            to[(int)DisplacementTerm.Onward][at] = Take(rates[region][2][path]);
            foreach ((int from, int target, double share) in between)
            {
                if (from == region)
                {
                    double moved = Take(share);
                    to[(int)DisplacementTerm.Departures][at] += moved;
                    draws[target][(int)DisplacementTerm.Arrivals][at] += moved;
                }
            }

            double born = to[(int)DisplacementTerm.Births][at] = Math.Round(rates[region][3][path] * opening);
            double displaced = to[(int)DisplacementTerm.NewDisplacement][at] = Math.Round(drawn);
            to[(int)DisplacementTerm.Stock][at] = left + born + displaced;
            return Math.Max(0, wanted - opening);
        }

        DisplacementTerms Sum()
        {
            double[][] total = Buffers();
            foreach (DisplacementTerm term in Terms)
            {
                foreach (double[][] region in draws)
                {
                    System.Numerics.Tensors.TensorPrimitives.Add(total[(int)term], region[(int)term], total[(int)term]);
                }
            }

            long[] together = [.. Enumerable.Range(0, paths).Select(path => openings.Sum(region => region[path]))];
            return Wrap("Total", own.Sum(region => region.Opening), together, like, total, string.Concat(own.Select(Assumed)) + string.Join("; ", cuts.Select(cut => cut.ToString())));
        }
    }

    /// <summary>The regions in the order given.</summary>
    public IReadOnlyList<DisplacementTerms> Regions { get; }

    /// <summary>All regions together; arrivals and departures are equal in every draw.</summary>
    public DisplacementTerms Total { get; }

    /// <summary>What was cut, one entry a region; 0 people when nothing was.</summary>
    public IReadOnlyList<DisplacementCut> Cuts { get; }

    private static double[][] Draw(DisplacementRegion region, ulong seed, int paths)
    {
        ulong own = RandomStream.Derive(seed, SeriesKey.Of(("region", region.Name)).StableHash());
        Magnitude[] sizes = [region.Rates.DeathRate, region.Rates.ReturnShare, region.Rates.OnwardShare, region.Rates.BirthRate];
        return [.. sizes.Select((size, i) => StatedShare.Draw(size, RandomStream.Derive(own, (ulong)i), paths))];
    }

    private static string Assumed(DisplacementRegion region) =>
        $"{(region.UncertainOpening is null ? "" : $"opening stock of {region.Name} {region.UncertainOpening}; ")}{(region.Residual is null ? "" : $"residual of {region.Name}: {region.Residual.IntervalMethod}; ")}";

    // The stocks that the paths start from. A stream of its own leaves the draws of the shares as they are.
    private static long[] Openings(DisplacementRegion region, ulong seed, int paths)
    {
        if (region.UncertainOpening is not Magnitude uncertain)
        {
            return [.. Enumerable.Repeat(region.Opening, paths)];
        }

        double[] drawn = StatedShare.Draw(uncertain, RandomStream.Derive(RandomStream.Derive(seed, SeriesKey.Of(("region", region.Name)).StableHash()), 4), paths);
        int odd = Array.FindIndex(drawn, people => !(people <= Largest));
        return odd < 0
            ? [.. drawn.Select(people => (long)Math.Round(people, MidpointRounding.AwayFromZero))]
            : throw new ArgumentException(FormattableString.Invariant(
                $"UncertainOpening of {region.Name} is {uncertain} and {drawn[odd]:G6} in path {odd}, beyond what can be counted in whole people: correct it."), nameof(region));
    }

    private static DisplacementTerms Wrap(string region, long opening, long[] openings, Forecast like, double[][] draws, string cut) => new(
        region, opening, openings,
        [.. Terms.Select(term => JointPaths.ToForecast(
            like, "Displacement account", term == DisplacementTerm.Stock ? opening : double.NaN, draws[(int)term], $"account in whole people, draw by draw: {like.IntervalMethod}; {cut}",
            SeriesKey.Of(("region", region), ("term", term.ToString())),
            new SeriesMetadata
            {
                DisplayName = $"{region}, {term}",
                Kind = term switch { DisplacementTerm.Stock => SeriesKind.Stock, DisplacementTerm.Residual => SeriesKind.Index, _ => SeriesKind.Flow },
            }))]);
}
