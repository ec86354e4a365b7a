namespace SahelForecast.Priors;

/// <summary>The largest falls and rises, and the power of time by which they widen.</summary>
internal sealed class GrowthLimits
{
    private readonly SortedDictionary<int, (double Fall, double Rise)> _byHorizon = [];

    public double Fall => _byHorizon.First().Value.Fall;

    public double Rise => _byHorizon.First().Value.Rise;

    /// <summary>From the least horizon to the largest, falls and rises together.</summary>
    public double Exponent
    {
        get
        {
            ((int first, (double Fall, double Rise) near), (int last, (double Fall, double Rise) far)) = (_byHorizon.First(), _byHorizon.Last());
            return Math.Max(0, Math.Log(far.Fall * far.Rise / (near.Fall * near.Rise)) / 2 / Math.Log((double)last / first));
        }
    }

    public void See(int horizon, double change)
    {
        (double fall, double rise) = _byHorizon.GetValueOrDefault(horizon);
        _byHorizon[horizon] = (Math.Max(fall, -change), Math.Max(rise, change));
    }
}
