using System.Numerics.Tensors;
using SahelForecast.Numerics;

namespace SahelForecast.Needs;

/// <summary>The money a plan needs: the sum over sectors of people targeted times cost per person, both uncertain, draw by draw.</summary>
/// <remarks>Sectors are added up here and nowhere else: each pays for its own people, while the same person counts in several sectors (see <see cref="Mosaic"/>).</remarks>
public sealed class FundingRequirement
{
    private FundingRequirement(string currency, ForecastPanel bySector, Forecast total) => (Currency, BySector, Total) = (currency, bySector, total);

    /// <summary>The currency, an ISO 4217 code.</summary>
    public string Currency { get; }

    /// <summary>Money by sector, with the keys of the targets.</summary>
    public ForecastPanel BySector { get; }

    /// <summary>Money in all.</summary>
    public Forecast Total { get; }

    /// <summary>Multiplies targets by costs.</summary>
    /// <param name="targeted">People targeted, one forecast with paths a sector, each key with the dimension "sector".</param>
    /// <param name="costs">One a sector.</param>
    /// <param name="currency">An ISO 4217 code, such as "USD".</param>
    /// <param name="seed">The seed of the costs.</param>
    /// <returns>The requirement.</returns>
    /// <exception cref="ArgumentException">A forecast is not of people or has no paths, a sector has no cost or a cost no sector, or the currency is no code.</exception>
    public static FundingRequirement Of(ForecastPanel targeted, IReadOnlyList<SectorCost> costs, string currency, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(targeted);
        ArgumentNullException.ThrowIfNull(costs);
        MeasurementUnit.Currency(currency, nameof(currency));
        JointPaths.RequirePeople(targeted, nameof(targeted));
        Dictionary<string, Forecast> sectors = JointPaths.ByValueOf("sector", targeted, nameof(targeted));
        foreach (SectorCost cost in costs)
        {
            ArgumentNullException.ThrowIfNull(cost, nameof(costs));
            if (costs.Count(other => other.Sector == cost.Sector) > 1 || !sectors.ContainsKey(cost.Sector))
            {
                throw new ArgumentException($"The sector \"{cost.Sector}\" has {(sectors.ContainsKey(cost.Sector) ? "two costs" : "a cost, but no target")}. Give one cost for each sector targeted.", nameof(costs));
            }
        }

        Forecast like = targeted[0];
        double[] totals = JointPaths.BufferFor(like);
        double origins = 0;
        var bySector = new List<Forecast>();
        foreach ((string sector, Forecast people) in sectors)
        {
            SectorCost cost = costs.FirstOrDefault(one => one.Sector == sector)
                ?? throw new ArgumentException($"The sector \"{sector}\" is targeted, but has no cost per person. Add it, or leave the sector out of the targets.", nameof(costs));
            double[] perPerson = StatedShare.Draw(cost.PerPerson, RandomStream.Derive(seed, SeriesKey.Of(("cost", sector)).StableHash()), like.Paths!.PathCount);
            double[] money = JointPaths.BufferFor(like);
            for (int step = 0; step < like.Horizon; step++)
            {
                TensorPrimitives.Multiply(people.Paths!.AtStep(step), perPerson, JointPaths.AtStep(money, like, step));
            }

            TensorPrimitives.Add(totals, money, totals);
            double origin = people.OriginValue * cost.PerPerson.Quantile(0.5);
            origins += origin;
            bySector.Add(ToMoney(people, origin, money, $"{people.IntervalMethod}, times {cost.PerPerson} {currency} a person ({cost.Source})", people.Key, $"Requirement, {sector}", currency));
        }

        Forecast total = ToMoney(like, origins, totals, "sum over sectors of people targeted times cost per person", JointPaths.Without(like.Key, "sector"), "Requirement", currency);
        return new FundingRequirement(currency, ForecastPanel.Create(bySector), total);
    }

    /// <summary>The money that is missing when a share of the requirement comes in.</summary>
    /// <param name="coverage">The share that is funded, in [0, 1] over its whole range, such as 0.16.</param>
    /// <param name="seed">The seed of an uncertain coverage.</param>
    /// <returns>Unmet money by period.</returns>
    /// <exception cref="ArgumentException">The coverage may lie outside [0, 1].</exception>
    public Forecast Unmet(Magnitude coverage, ulong seed = 0) =>
        Short(Total, coverage, seed, $"Unmet requirement at a coverage of {coverage}");

    /// <summary>The people targeted who are not covered when a share of the requirement comes in, taking money and people to fall short alike.</summary>
    /// <param name="targeted">People targeted, with as many paths and periods as the requirement.</param>
    /// <param name="coverage">The share that is funded, in [0, 1] over its whole range; the same seed gives the same shares as <see cref="Unmet"/>.</param>
    /// <param name="seed">The seed of an uncertain coverage.</param>
    /// <returns>People not covered by period. Proportional coverage is an assumption: a plan short of money protects some people and gives up others.</returns>
    /// <exception cref="ArgumentException">The coverage may lie outside [0, 1], or the forecast is not of people, or of another shape.</exception>
    public Forecast NotCovered(Forecast targeted, Magnitude coverage, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(targeted);
        JointPaths.RequirePeople(ForecastPanel.Create([targeted]), nameof(targeted));
        return targeted.Paths!.PathCount == Total.Paths!.PathCount && targeted.Periods == Total.Periods
            ? Short(targeted, coverage, seed, $"People not covered at a coverage of {coverage}, in proportion")
            : throw new ArgumentException(
                $"targeted has {targeted.Paths.PathCount} paths for {targeted.Periods}, but the requirement {Total.Paths.PathCount} for {Total.Periods}. Pass the forecast the requirement was made from.",
                nameof(targeted));
    }

    private static Forecast Short(Forecast whole, Magnitude coverage, ulong seed, string name)
    {
        double[] shares = StatedShare.Draw(
            StatedShare.Fraction(coverage, nameof(coverage)), RandomStream.Derive(seed, SeriesKey.Of(("funding", "coverage")).StableHash()), whole.Paths!.PathCount);
        double[] missing = JointPaths.BufferFor(whole);
        for (int step = 0; step < whole.Horizon; step++)
        {
            ReadOnlySpan<double> draws = whole.Paths.AtStep(step);
            Span<double> target = JointPaths.AtStep(missing, whole, step);
            for (int i = 0; i < draws.Length; i++)
            {
                target[i] = draws[i] * (1 - shares[i]);
            }
        }

        return JointPaths.ToForecast(
            whole, name, whole.OriginValue * (1 - coverage.Quantile(0.5)), missing, name, whole.Key, whole.Metadata with { DisplayName = name });
    }

    private static Forecast ToMoney(Forecast like, double origin, double[] draws, string method, SeriesKey key, string name, string unit) => JointPaths.ToForecast(
        like, name, origin, draws, method, key, new SeriesMetadata { DisplayName = name, Unit = unit, Kind = SeriesKind.Flow });
}
