namespace SahelForecast.Models.Ces;

/// <summary>What is known of a value that lies ahead.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Variance">Its variance, that of one step being 1.</param>
internal readonly record struct CesStep(double Mean, double Variance);

/// <summary>Looks ahead: means follow the recursion without errors, and a variance is 1 and the squares of what an error of 1 makes of later values.</summary>
internal static class CesOutlook
{
    /// <summary>Fills steps, the first being the next period.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="state">The state after the last observed value.</param>
    /// <param name="position">The season that comes next.</param>
    /// <param name="work">Twice as long as the state; overwritten.</param>
    /// <param name="steps">Takes them.</param>
    public static void Fill(CesParameters parameters, ReadOnlySpan<double> state, int position, Span<double> work, Span<CesStep> steps)
    {
        Span<double> shocked = work.Slice(state.Length, state.Length);
        state.CopyTo(work);
        shocked.Clear();
        var mean = new CesRecursion(parameters, work[..state.Length], position);
        var shock = new CesRecursion(parameters, shocked, position);
        double error = 1;
        double variance = 1;
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = new CesStep(mean.Forecast, variance);
            mean.Next(0);
            shock.Next(error);
            error = 0;
            variance += shock.Forecast * shock.Forecast;
        }
    }
}
