namespace SahelForecast.Models.Growth;

/// <summary>What a saved pooled growth fit keeps: constants too, since a later version may have learned others.</summary>
internal sealed record SavedPooledGrowth(PooledGrowthPrior Prior, double Offset, double Widening, PooledGrowthState State);
