using SahelForecast.Decomposition;

namespace SahelForecast.Models.Ets;

/// <summary>What a saved SES fit keeps.</summary>
internal sealed record SavedSes(SesEstimate Estimate, SesErrors Errors, SesState State, SavedSeason Season);
