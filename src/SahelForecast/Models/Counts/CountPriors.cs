namespace SahelForecast.Models.Counts;

/// <summary>What was learned of counts.</summary>
internal static partial class CountPriors
{
    public static CountPrior For(CountDynamics dynamics) => dynamics == CountDynamics.Identity ? Identity : LogLinear;
}
