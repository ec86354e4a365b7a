using SahelForecast.Decomposition;
using SahelForecast.Models.RandomWalks;

namespace SahelForecast.Models.Baselines;

/// <summary>What a saved naive fit keeps.</summary>
internal sealed record SavedNaive(WalkSummary Walk, double StandardDeviation);

/// <summary>What a saved Naive2 fit keeps.</summary>
internal sealed record SavedNaive2(WalkSummary Walk, double StandardDeviation, SavedSeason Season);
