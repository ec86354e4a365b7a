// Written by benchmarks/SahelForecast.Priors counts; see its CountLearning for the data. Not to be edited by hand.
namespace SahelForecast.Models.Counts;

internal static partial class CountPriors
{
    // The medians and quartiles of 78 countries with 12 months or more of deaths, 1989 to 2014.
    private static readonly CountPrior Identity = new(new(1.973, 1.553), new(0.976, 0.062), new(0.33, 0.231));

    // The medians and quartiles of 78 countries with 12 months or more of deaths, 1989 to 2014.
    private static readonly CountPrior LogLinear = new(new(2.019, 1.886), new(0.939, 0.111), new(0.331, 0.284));
}
