namespace SahelForecast.Models.Combination;

/// <summary>The members that took a series, with weights that sum to 1, and those that did not.</summary>
internal sealed record PooledMembers(CombinationMember[] In, LeftOutMember[] Out)
{
    /// <summary>Takes those that fitted.</summary>
    /// <exception cref="ArgumentException">Nobody did; the message has everybody's reason.</exception>
    public static PooledMembers Of(string name, TimeSeries series, IReadOnlyList<IForecastModel> models, IReadOnlyList<FitOutcome> fits, ReadOnlySpan<double> weights)
    {
        var taken = new List<CombinationMember>(fits.Count);
        var refused = new List<LeftOutMember>();
        double sum = 0;
        for (int i = 0; i < fits.Count; i++)
        {
            if (fits[i].IsSuccess)
            {
                taken.Add(new CombinationMember(fits[i].Model, weights[i]));
                sum += weights[i];
            }
            else
            {
                refused.Add(new LeftOutMember(models[i].Name, OneLine(fits[i].Error!.Message)));
            }
        }

        return taken.Count > 0
            ? new PooledMembers([.. taken.Select(member => member with { Weight = member.Weight / sum })], [.. refused])
            : throw new ArgumentException($"{name} needs at least one member that can take {series.Name}. {string.Join(" ", refused.Select(member => member.Reason))}", nameof(series));
    }

    // Without the name of the parameter that .NET appends.
    private static string OneLine(string message)
    {
        int appended = message.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return appended > 0 ? message[..appended] : message;
    }
}
