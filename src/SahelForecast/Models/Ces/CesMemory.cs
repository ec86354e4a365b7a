namespace SahelForecast.Models.Ces;

/// <summary>Says whether level and season together forget errors: each does by itself (<see cref="CesPrior"/>), which is not enough.</summary>
internal static class CesMemory
{
    private const int Seasons = 60;
    private const int Window = 20;
    private const double Doubling = 2;

    /// <summary>Lets states run that no error has moved, as the errors of a series of zeros would, and sees whether those fall. O(60 seasons), allocates nothing.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="seasonLength">Periods in a season.</param>
    /// <param name="hasSeasonMomentum">Whether deviations have momenta.</param>
    /// <param name="state">As long as the state; overwritten.</param>
    /// <returns>False when errors more than double from the second to the last of three times 20 seasons. Slower is no harm: where the level grows, a constant that level and
    /// season could both hold is never quite forgotten.</returns>
    public static bool Forgets(CesParameters parameters, int seasonLength, bool hasSeasonMomentum, Span<double> state)
    {
        // No two seasons alike, so that every root shows.
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = i > 2 && i % 2 == 1 && !hasSeasonMomentum ? 0 : Math.Sin(1 + (1.3 * i));
        }

        var recursion = new CesRecursion(parameters, state, 0);
        Span<double> largest = stackalloc double[Seasons / Window];
        largest.Clear();
        for (int i = 0; i < Seasons * seasonLength; i++)
        {
            double error = -recursion.Forecast;
            ref double window = ref largest[i / (Window * seasonLength)];
            window = Math.Max(window, Math.Abs(error));
            recursion.Next(error);
        }

        return largest[2] <= Doubling * largest[1];
    }
}
