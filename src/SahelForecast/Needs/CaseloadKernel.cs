namespace SahelForecast.Needs;

/// <summary>Arithmetic on draws of one step, one a path.</summary>
internal static class CaseloadKernel
{
    /// <summary>Cuts draws down to those of the level above.</summary>
    /// <returns>How many were cut.</returns>
    public static int CutTo(ReadOnlySpan<double> above, ReadOnlySpan<double> draws, Span<double> destination)
    {
        int cut = 0;
        for (int i = 0; i < draws.Length; i++)
        {
            cut += draws[i] > above[i] ? 1 : 0;
            destination[i] = Math.Min(draws[i], above[i]);
        }

        return cut;
    }

    /// <summary>Divides draw by draw.</summary>
    /// <returns>How many draws have a whole of zero, and so no share.</returns>
    public static int Divide(ReadOnlySpan<double> part, ReadOnlySpan<double> whole, Span<double> destination)
    {
        int undefined = 0;
        for (int i = 0; i < part.Length; i++)
        {
            undefined += whole[i] == 0 ? 1 : 0;
            destination[i] = part[i] / whole[i];
        }

        return undefined;
    }
}
