using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>How the two kinds differ on their way through time.</summary>
internal readonly ref partial struct CesSeasons
{
    /// <summary>Whether deviations have a momentum.</summary>
    private interface ISeason
    {
        static abstract bool HasMomentum { get; }
    }

    private readonly struct Still : ISeason
    {
        public static bool HasMomentum => false;
    }

    private readonly struct Moving : ISeason
    {
        public static bool HasMomentum => true;
    }

    /// <summary>What u, v, p and q themselves do: with an error in each state, and with states in momenta.</summary>
    private readonly struct Forces<TSeason>(in CesWeights weights)
        where TSeason : struct, ISeason
    {
        public readonly Vector256<double> Level = Vector256.Create(1.0, -1, 0, 0);
        public readonly Vector256<double> Momentum = Vector256.Create(weights.V, 2 + weights.U + (2 * weights.V), 0, 0);
        public readonly Vector256<double> MomentumByMomentum = Vector256.Create(-1.0, 0, 0, 0);
        public readonly Vector256<double> MomentumByLevel = Vector256.Create(0.0, 1, 0, 0);
        public readonly Vector256<double> Season = Vector256.Create(0.0, 0, 1, TSeason.HasMomentum ? -1 : 0);
        public readonly Vector256<double> Pull = Vector256.Create(0.0, 0, weights.Q, 2 + weights.P + (2 * weights.Q));
        public readonly Vector256<double> PullByPull = Vector256.Create(0.0, 0, -1, 0);
        public readonly Vector256<double> PullBySeason = Vector256.Create(0.0, 0, 0, 1);
    }
}
