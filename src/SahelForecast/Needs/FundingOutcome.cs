namespace SahelForecast.Needs;

/// <summary>What one funding scenario leaves: money that comes in, money that is missing, and people who are not covered, draw by draw.</summary>
public sealed class FundingOutcome
{
    private readonly FundingRequirement _requirement;
    private readonly ulong _seed;

    internal FundingOutcome(
        FundingRequirement requirement, FundingScenario scenario, FundingRule rule, ulong seed, Forecast funded, Forecast unmet, ForecastPanel unmetBySector, ForecastPanel notCoveredBySector)
    {
        _requirement = requirement;
        _seed = seed;
        (Scenario, Rule, Funded, Unmet, UnmetBySector, NotCoveredBySector) = (scenario, rule, funded, unmet, unmetBySector, notCoveredBySector);
    }

    /// <summary>The scenario.</summary>
    public FundingScenario Scenario { get; }

    /// <summary>How the money was shared out among the sectors.</summary>
    public FundingRule Rule { get; }

    /// <summary>Money that comes in.</summary>
    public Forecast Funded { get; }

    /// <summary>Money that is missing; with <see cref="Funded"/> it is the requirement.</summary>
    public Forecast Unmet { get; }

    /// <summary>Money that is missing by sector; it sums to <see cref="Unmet"/>.</summary>
    public ForecastPanel UnmetBySector { get; }

    /// <summary>People targeted who are not covered, by sector, taking the money and the people of a sector to fall short alike. The same person counts in several sectors: never sum them.</summary>
    public ForecastPanel NotCoveredBySector { get; }

    /// <summary>The people targeted by the whole plan who are not covered, taking all its money and people to fall short alike, whatever <see cref="Rule"/> says of sectors.</summary>
    /// <param name="targeted">People targeted by the plan the requirement is for: of its key, periods and path count.</param>
    /// <returns>People by period.</returns>
    /// <exception cref="ArgumentException">The forecast is not of the people of the requirement; the message says what does not fit.</exception>
    public Forecast NotCovered(Forecast targeted) => _requirement.NotCovered(targeted, Scenario.Share, _seed);
}
