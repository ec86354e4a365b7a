using SahelForecast.Numerics;

namespace SahelForecast.Needs;

public sealed partial class FundingRequirement
{
    /// <summary>The money that is missing when a share of the requirement comes in.</summary>
    /// <param name="coverage">The share that is funded, in [0, 1] over its whole range, such as 0.16.</param>
    /// <param name="seed">The seed of an uncertain coverage.</param>
    /// <returns>Unmet money by period.</returns>
    /// <exception cref="ArgumentException">The coverage may lie outside [0, 1].</exception>
    public Forecast Unmet(Magnitude coverage, ulong seed = 0) =>
        Short(Total, coverage, seed, $"Unmet requirement at a coverage of {coverage}");

    /// <summary>What comes in, what is missing and who is not covered under named scenarios.</summary>
    /// <param name="scenarios">At least one, each with a name of its own.</param>
    /// <param name="rule">How the money is shared out among the sectors; pro rata when absent.</param>
    /// <param name="seed">The seed of uncertain shares. All scenarios draw from the same random numbers, so that they differ by what they assume and not by chance.</param>
    /// <returns>One outcome a scenario, in their order.</returns>
    /// <exception cref="ArgumentException">There are no scenarios, a name comes twice, or the rule leaves out a sector or names an unknown one.</exception>
    public IReadOnlyList<FundingOutcome> Under(IReadOnlyList<FundingScenario> scenarios, FundingRule? rule = null, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        rule ??= FundingRule.ProRata;
        string? twice = scenarios.GroupBy(scenario => scenario.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (scenarios.Count == 0 || twice is not null)
        {
            throw new ArgumentException(
                twice is null ? "scenarios is empty, but at least one is needed: state how much is funded, and from where you know." : $"The scenario \"{twice}\" comes twice: give each a name of its own.", nameof(scenarios));
        }

        int[] order = rule.Positions(_sectors);
        return [.. scenarios.Select(scenario => Under(scenario, rule, order, seed))];
    }

    /// <summary>The people targeted who are not covered when a share of the requirement comes in, taking money and people to fall short alike.</summary>
    /// <param name="targeted">People targeted, of the plan the requirement is for: those of one of its sectors, or those of the whole plan with its key, periods and path count.</param>
    /// <param name="coverage">The share that is funded, in [0, 1] over its whole range; the same seed gives the same shares as <see cref="Unmet"/>.</param>
    /// <param name="seed">The seed of an uncertain coverage.</param>
    /// <returns>People not covered by period. Proportional coverage is an assumption: a plan short of money protects some people and gives up others.</returns>
    /// <exception cref="ArgumentException">The coverage may lie outside [0, 1], or the forecast is not of people, of another place, another level than targeted, another shape or, for a
    /// sector, other draws than the requirement was made from.</exception>
    public Forecast NotCovered(Forecast targeted, Magnitude coverage, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(targeted);
        RequireTargets(targeted);
        return Short(targeted, coverage, seed, $"People not covered at a coverage of {coverage}, in proportion");
    }

    private FundingOutcome Under(FundingScenario scenario, FundingRule rule, int[] order, ulong seed)
    {
        double[] shares = DrawCoverage(scenario.Share, seed, Total.Paths!.PathCount);
        double[][] unmet = [.. _targets.Select(_ => JointPaths.BufferFor(Total))];
        double[][] people = [.. _targets.Select(_ => JointPaths.BufferFor(Total))];
        double[] totals = JointPaths.BufferFor(Total);
        double[] funded = JointPaths.BufferFor(Total);
        double[] required = new double[_targets.Length];
        double[] missing = new double[_targets.Length];
        int paths = shares.Length;
        for (int at = 0; at < totals.Length; at++)
        {
            (int step, int path) = (at / paths, at % paths);
            for (int i = 0; i < required.Length; i++)
            {
                required[i] = BySector[i].Paths!.AtStep(step)[path];
            }

            FundingRule.ShareOut(order, required, shares[path], missing);
            for (int i = 0; i < required.Length; i++)
            {
                unmet[i][at] = missing[i];
                totals[at] += missing[i];
                funded[at] += required[i] - missing[i];

                // Where nothing is required, nobody goes without for want of money.
                people[i][at] = required[i] > 0 ? _targets[i].Paths!.AtStep(step)[path] * (missing[i] / required[i]) : 0;
            }
        }

        double[] origins = [.. BySector.Select(sector => sector.OriginValue)];
        FundingRule.ShareOut(order, origins, scenario.Share.Quantile(0.5), missing);
        string method = $"{scenario}, {rule}";
        Forecast Money(SeriesKey key, string what, double origin, double[] draws) => ToMoney(Total, origin, draws, method, key, $"{what}, {scenario.Name}", Currency);
        return new FundingOutcome(
            this, scenario, rule, seed,
            Money(Total.Key, "Funded", origins.Sum() - missing.Sum(), funded),
            Money(Total.Key, "Unmet", missing.Sum(), totals),
            ForecastPanel.Create(BySector.Select((sector, i) => Money(sector.Key, $"Unmet, {_sectors[i]}", missing[i], unmet[i]))),
            ForecastPanel.Create(_targets.Select((target, i) => JointPaths.ToForecast(
                target, target.ModelName, origins[i] > 0 ? target.OriginValue * missing[i] / origins[i] : double.NaN, people[i],
                $"{target.IntervalMethod}; not covered in proportion to the money its sector lacks: {method}", target.Key,
                target.Metadata with { DisplayName = $"People not covered, {_sectors[i]}, {scenario.Name}" }))));
    }

    /// <summary>Refuses people who are not those of the plan, by all that can be known of a forecast.</summary>
    private void RequireTargets(Forecast targeted)
    {
        JointPaths.RequirePeople([targeted], nameof(targeted));
        if (targeted.Paths!.PathCount != Total.Paths!.PathCount || targeted.Periods != Total.Periods)
        {
            throw new ArgumentException(
                $"targeted has {targeted.Paths.PathCount} paths for {targeted.Periods}, but the requirement {Total.Paths.PathCount} for {Total.Periods}. Pass the forecast the requirement was made from.",
                nameof(targeted));
        }

        string name = MeasurementUnit.NameOf(targeted);
        int sector = Array.FindIndex(_targets, target => target.Key.Equals(targeted.Key));
        if (sector >= 0)
        {
            for (int step = 0; step < Total.Horizon; step++)
            {
                if (!targeted.Paths.AtStep(step).SequenceEqual(_targets[sector].Paths!.AtStep(step)))
                {
                    throw new ArgumentException(
                        $"{name} has other draws for {targeted.Periods[step]} than the target of {_sectors[sector]} that the requirement was made from. Pass that one, or make the requirement anew.", nameof(targeted));
                }
            }

            return;
        }

        SeriesKey key = JointPaths.Without(targeted.Key, CaseloadText.Dimension);
        if (!key.Equals(Total.Key))
        {
            throw new ArgumentException(
                $"targeted has the key ({targeted.Key}), but the requirement is for ({Total.Key}), sectors {string.Join(", ", _sectors)}: pass the people of that plan, or of one of its sectors.", nameof(targeted));
        }

        string level = CaseloadText.Name(CaseloadLevel.Targeted);
        if (targeted.Key.Dimensions.Contains(CaseloadText.Dimension, StringComparer.Ordinal) && targeted.Key[CaseloadText.Dimension] != level)
        {
            throw new ArgumentException($"{name} is the level \"{targeted.Key[CaseloadText.Dimension]}\", but money is required for people {level}: pass that level.", nameof(targeted));
        }

        double most = _targets.Sum(target => target.OriginValue);
        double least = _targets.Max(target => target.OriginValue);
        if (targeted.OriginValue > most || targeted.OriginValue < least)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{name} has {targeted.OriginValue:N0} people in {targeted.Origin}, the origin, but its sectors target from {least:N0} (the largest) to {most:N0} (all): everybody targeted is so by a sector. Pass the target of the same plan."), nameof(targeted));
        }
    }

    private static double[] DrawCoverage(Magnitude coverage, ulong seed, int paths) => StatedShare.Draw(
        StatedShare.Fraction(coverage, nameof(coverage)), RandomStream.Derive(seed, SeriesKey.Of(("funding", "coverage")).StableHash()), paths);

    private static Forecast Short(Forecast whole, Magnitude coverage, ulong seed, string name)
    {
        double[] shares = DrawCoverage(coverage, seed, whole.Paths!.PathCount);
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
}
