namespace SahelForecast.Needs;

/// <summary>The highest sectoral figure and who has it. NaN is not assessed, and never wins.</summary>
internal static class MosaicKernel
{
    /// <summary>Raises the highest figure so far by those of one more sector. Starts from NaN.</summary>
    public static void Raise(ReadOnlySpan<double> sector, Span<double> highest)
    {
        for (int i = 0; i < sector.Length; i++)
        {
            // Written so that a NaN on the left is replaced and one on the right ignored.
            highest[i] = !(highest[i] >= sector[i]) && !double.IsNaN(sector[i]) ? sector[i] : highest[i];
        }
    }

    /// <summary>Counts, draw by draw, one more sector that has the highest figure.</summary>
    public static void CountDrivers(ReadOnlySpan<double> sector, ReadOnlySpan<double> highest, Span<double> drivers)
    {
        for (int i = 0; i < sector.Length; i++)
        {
            drivers[i] += sector[i] == highest[i] ? 1 : 0;
        }
    }

    /// <summary>The mean over draws of a sector's part in having the highest figure.</summary>
    public static double DrivingShare(ReadOnlySpan<double> sector, ReadOnlySpan<double> highest, ReadOnlySpan<double> drivers)
    {
        double sum = 0;
        for (int i = 0; i < sector.Length; i++)
        {
            sum += sector[i] == highest[i] ? 1 / drivers[i] : 0;
        }

        return sum / sector.Length;
    }

    /// <summary>Adds a unit to the totals; NaN leaves the total as it is, and a total stays NaN until something was added.</summary>
    public static void AddAssessed(ReadOnlySpan<double> unit, Span<double> totals)
    {
        for (int i = 0; i < unit.Length; i++)
        {
            totals[i] = double.IsNaN(unit[i]) ? totals[i] : double.IsNaN(totals[i]) ? unit[i] : totals[i] + unit[i];
        }
    }
}
