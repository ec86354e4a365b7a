namespace SahelForecast.Scenarios;

/// <summary>First-order Sobol indices from paired draws.</summary>
internal static class SobolKernel
{
    private const int FewestInClass = 20;

    /// <summary>The share of the variance of a result that one input explains. O(n log n).</summary>
    /// <param name="input">One value a path.</param>
    /// <param name="output">The result on the same paths.</param>
    /// <returns>About 0 to 1; 0 where the input or the result doesn't vary.</returns>
    public static double FirstOrder(ReadOnlySpan<double> input, ReadOnlySpan<double> output)
    {
        double[] keys = input.ToArray();
        double[] values = output.ToArray();
        Array.Sort(keys, values);
        int classes = Math.Max(2, Math.Min((int)Math.Sqrt(values.Length), values.Length / FewestInClass));
        double mean = values.Average();
        double total = values.Sum(value => (value - mean) * (value - mean));
        if (keys[0] == keys[^1] || total == 0)
        {
            return 0;
        }

        double between = 0;
        for (int i = 0; i < classes; i++)
        {
            ReadOnlySpan<double> members = values.AsSpan((int)((long)i * values.Length / classes)..(int)((i + 1L) * values.Length / classes));
            double offset = System.Numerics.Tensors.TensorPrimitives.Sum(members) / members.Length - mean;
            between += members.Length * offset * offset;
        }

        // Omega squared: what as many classes explain by chance is taken off.
        double within = (total - between) / (values.Length - classes);
        return (between - ((classes - 1) * within)) / (total + within);
    }
}
