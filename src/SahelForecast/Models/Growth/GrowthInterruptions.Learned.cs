// Written by benchmarks/SahelForecast.Priors interruption; see its InterruptionLearning for the data. Not to be edited by hand.
namespace SahelForecast.Models.Growth;

internal static class GrowthInterruptions
{
    // Refugees and asylum seekers by origin, every 3rd origin from 1990 on, 5 and 10 years, outcomes to 2012: CRPS of logs 0.836, without 0.980.
    public static readonly GrowthInterruption Learned = new() { Hazard = 0.2, Decline = 0.7, MostLeft = 1 };
}
