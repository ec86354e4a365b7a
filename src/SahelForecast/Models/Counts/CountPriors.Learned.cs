namespace SahelForecast.Models.Counts;

internal static partial class CountPriors
{
    private static readonly CountPrior Identity = new(new(0.5, 1), new(0.85, 0.12), new(0.4, 0.2));

    private static readonly CountPrior LogLinear = new(new(0.5, 1), new(0.85, 0.12), new(0.4, 0.2));
}
