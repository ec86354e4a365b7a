using System.Numerics.Tensors;
using SahelForecast.Numerics;

namespace SahelForecast.Needs;

/// <summary>The money a plan needs: the sum over sectors of people targeted times cost per person, both uncertain, draw by draw.</summary>
/// <remarks>Sectors are added up here and nowhere else: each pays for its own people, while the same person counts in several sectors (see <see cref="Mosaic"/>).</remarks>
public sealed partial class FundingRequirement
{
    private const string Sector = "sector";

    private readonly Forecast[] _targets;
    private readonly string[] _sectors;

    private FundingRequirement(string currency, ForecastPanel bySector, Forecast total, Dictionary<string, Forecast> targets)
    {
        (Currency, BySector, Total) = (currency, bySector, total);
        _targets = [.. targets.Values];
        _sectors = [.. targets.Keys];
    }

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
    /// <exception cref="ArgumentException">A forecast is not of people or has no paths, keys differ in more than the sector, a sector has no cost or a cost no sector, or the currency is no code.</exception>
    public static FundingRequirement Of(ForecastPanel targeted, IReadOnlyList<SectorCost> costs, string currency, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(targeted);
        ArgumentNullException.ThrowIfNull(costs);
        MeasurementUnit.Currency(currency, nameof(currency));
        JointPaths.RequirePeople(targeted, nameof(targeted));
        Dictionary<string, Forecast> sectors = JointPaths.ByValueOf(Sector, targeted, nameof(targeted));
        foreach (Forecast target in targeted)
        {
            if (!JointPaths.Without(target.Key, Sector).Equals(JointPaths.Without(targeted[0].Key, Sector)))
            {
                throw new ArgumentException($"({target.Key}) and ({targeted[0].Key}) are not targets of one plan: make a requirement for each.", nameof(targeted));
            }
        }

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

        Forecast total = ToMoney(like, origins, totals, "sum over sectors of people targeted times cost per person", JointPaths.Without(like.Key, Sector), "Requirement", currency);
        return new FundingRequirement(currency, ForecastPanel.Create(bySector), total, sectors);
    }

    private static Forecast ToMoney(Forecast like, double origin, double[] draws, string method, SeriesKey key, string name, string unit) => JointPaths.ToForecast(
        like, name, origin, draws, method, key, new SeriesMetadata { DisplayName = name, Unit = unit, Kind = SeriesKind.Flow, IsPreliminary = like.Metadata.IsPreliminary });
}
