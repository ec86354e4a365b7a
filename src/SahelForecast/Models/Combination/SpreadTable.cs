using SahelForecast.Distributions;

namespace SahelForecast.Models.Combination;

/// <summary>The logarithm of a factor: constant, per log step ahead, per log of the number of seasons over <see cref="SpreadTable.UsualCount"/>, and per product of both.</summary>
internal readonly record struct SpreadLaw(double Constant, double Step, double Count, double Both)
{
    public double At(double logStep, double logCount) => Math.Exp(Constant + (Step * logStep) + (Count * logCount) + (Both * logStep * logCount));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Constant} + {Step} log h + {Count} log n + {Both} log h log n");
}

/// <summary>Factors for the spread of a kind of pool, learned by <c>benchmarks/SahelForecast.Priors</c> by quantile regression of past outcomes' distances from the median, in units of the pool's own interval.</summary>
internal sealed record SpreadTable(SpreadLaw Law50, SpreadLaw Law80, SpreadLaw Law95)
{
    /// <summary>The farthest step learned from; those beyond take its factors.</summary>
    public required int FarthestStep { get; init; }

    /// <summary>The number of seasons, values where there is no season, at which the law's count is 0.</summary>
    public required double UsualCount { get; init; }

    /// <summary>The fewest seasons that the law holds for.</summary>
    public required double LeastCount { get; init; }

    /// <summary>The most seasons that the law holds for.</summary>
    public required double MostCount { get; init; }

    /// <summary>The data that chose the factors.</summary>
    public required string LearnedFrom { get; init; }

    /// <summary>The data that judged them.</summary>
    public required string JudgedOn { get; init; }

    /// <summary>The shares of outcomes inside 50, 80 and 95 % intervals there.</summary>
    public required double Covered50 { get; init; }

    /// <inheritdoc cref="Covered50"/>
    public required double Covered80 { get; init; }

    /// <inheritdoc cref="Covered50"/>
    public required double Covered95 { get; init; }

    /// <summary>The factors of a step ahead; they don't fall with the level, so that quantiles stay in order.</summary>
    public SpreadFactors At(int ahead, double seasons)
    {
        double logStep = Math.Log(Math.Min(ahead, FarthestStep));
        double logCount = Math.Log(Math.Clamp(seasons, LeastCount, MostCount) / UsualCount);
        double at50 = Law50.At(logStep, logCount);
        double at80 = Math.Max(at50, Law80.At(logStep, logCount));
        return new SpreadFactors(at50, at80, Math.Max(at80, Law95.At(logStep, logCount)));
    }
}
