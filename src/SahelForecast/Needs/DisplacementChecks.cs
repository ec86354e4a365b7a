namespace SahelForecast.Needs;

/// <summary>Checks what a displacement forecast is made of.</summary>
internal static class DisplacementChecks
{
    /// <summary>Refuses what can't be run forward, and gives the moves by position.</summary>
    public static (int From, int To, double Share)[] Check(DisplacementRegion[] regions, DisplacementOnwardShare[] moves)
    {
        if (regions.Length == 0)
        {
            throw new ArgumentException("regions is empty, but a forecast needs at least one region.", nameof(regions));
        }

        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (DisplacementRegion region in regions)
        {
            Guard.Text(region.Name);
            ArgumentNullException.ThrowIfNull(region.NewDisplacement);
            ArgumentNullException.ThrowIfNull(region.Rates);
            if (!positions.TryAdd(region.Name, positions.Count))
            {
                throw new ArgumentException($"The region {region.Name} comes twice. Give each region a name of its own.", nameof(regions));
            }

            if (region.Opening is < 0 or > 1L << 53)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"The opening stock of {region.Name} is {region.Opening}, but must be whole people from 0 to 2^53: correct it."), nameof(regions));
            }

            if (region.UncertainOpening is Magnitude uncertain)
            {
                StatedShare.NotNegative(uncertain, $"UncertainOpening of {region.Name}");
            }

            StatedShare.Fraction(region.Rates.ReturnShare, $"ReturnShare of {region.Name}");
            StatedShare.Fraction(region.Rates.OnwardShare, $"OnwardShare of {region.Name}");
            StatedShare.Fraction(region.Rates.DeathRate, $"DeathRate of {region.Name}");
            StatedShare.NotNegative(region.Rates.BirthRate, $"BirthRate of {region.Name}");
        }

        JointPaths.RequirePeople([.. regions.Select(region => region.NewDisplacement)], nameof(regions));
        foreach (DisplacementRegion region in regions)
        {
            if (region.Residual is Forecast residual)
            {
                MeasurementUnit.RequirePeople(residual, nameof(regions));
                JointPaths.RequireSameShape(region.NewDisplacement, residual, nameof(regions));
            }
        }

        (int From, int To, double Share)[] found = [.. moves.Select(move => Check(move, positions))];
        CheckRows(moves);
        return found;
    }

    private static (int From, int To, double Share) Check(DisplacementOnwardShare move, Dictionary<string, int> positions)
    {
        string name = $"The move from {move.From} to {move.To}";
        return !positions.TryGetValue(move.From, out int from) || !positions.TryGetValue(move.To, out int to) || from == to
            ? throw new ArgumentException($"{name} must go from one region of the forecast to another: add the region, or use OnwardShare for people who leave them all.", nameof(move))
            : move.Share is >= 0 and <= 1
            ? (from, to, move.Share)
            : throw new ArgumentException(FormattableString.Invariant($"{name} has the share {move.Share}, but it must be a fraction in [0, 1]: write 0.1, not 10."), nameof(move));
    }

    private static void CheckRows(DisplacementOnwardShare[] moves)
    {
        foreach (IGrouping<string, DisplacementOnwardShare> row in moves.GroupBy(move => move.From, StringComparer.Ordinal))
        {
            double sum = row.Sum(move => move.Share);
            if (sum > 1 + 1e-12)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"The shares that leave {row.Key} sum to {sum}, but must sum to at most 1: no more people can leave than are there."), nameof(moves));
            }
        }
    }
}
