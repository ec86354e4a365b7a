namespace SahelForecast.Models.Counts;

/// <summary>A normal belief about a number.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Deviation">Its standard deviation.</param>
internal readonly record struct Belief(double Mean, double Deviation)
{
    /// <summary>The same, held less firmly.</summary>
    public Belief Times(double factor) => this with { Deviation = factor * Deviation };

    /// <summary>Half the squared distance, in standard deviations.</summary>
    public double Cost(double value) => 0.5 * (value - Mean) * (value - Mean) / (Deviation * Deviation);

    public double Slope(double value) => (value - Mean) / (Deviation * Deviation);

    public double Bend => 1 / (Deviation * Deviation);

    /// <summary>What estimates of many series say: their median, and a spread without the outer ones.</summary>
    public static Belief Of(IEnumerable<double> estimates, double least)
    {
        double[] sorted = [.. estimates.Order()];
        double Quantile(double p) => sorted[(int)Math.Round(p * (sorted.Length - 1))];
        return new Belief(Quantile(0.5), Math.Max(least, (Quantile(0.75) - Quantile(0.25)) / 1.349));
    }
}

/// <summary>What is believed of the parameters of a count model before a series is seen.</summary>
/// <param name="LogDispersion">Of log(1 / r).</param>
/// <param name="Persistence">Of alpha + beta.</param>
/// <param name="News">Of alpha / (alpha + beta).</param>
internal readonly record struct CountPrior(Belief LogDispersion, Belief Persistence, Belief News)
{
    public CountPrior Times(double factor) => new(LogDispersion.Times(factor), Persistence.Times(factor), News.Times(factor));

    /// <summary>What the fits of a panel say together.</summary>
    public static CountPrior Of(IReadOnlyList<CountEstimate> estimates) => new(
        Belief.Of(estimates.Select(one => one.LogDispersion), 0.2),
        Belief.Of(estimates.Select(one => one.Persistence), 0.03),
        Belief.Of(estimates.Select(one => one.News), 0.03));
}
