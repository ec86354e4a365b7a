namespace SahelForecast.Numerics;

/// <summary>The tables and the rare cases of the ziggurat method for normal numbers, 256 layers of equal area.</summary>
/// <remarks>References: G. Marsaglia and W. W. Tsang (2000), The ziggurat method for generating random variables, J. Stat. Softw. 5(8);
/// J. A. Doornik (2005), An improved ziggurat method to generate normal random samples. The layer and the signed position use different
/// bits of one number; a sign of its own would cost a branch that no processor can predict.</remarks>
internal static class Ziggurat
{
    private const int Layers = 256;
    private const double TailStart = 3.6541528853610088;
    private const double LayerArea = 4.92867323399e-3;

    /// <summary>Right edges, widest first; the last is 0. Edge[0] is the base layer's width as if it were a rectangle.</summary>
    public static readonly double[] Edge = BuildEdges();

    private static readonly double[] Height = [.. Edge.Select(x => Math.Exp(-0.5 * x * x))];

    /// <summary>The layer that a random number falls into.</summary>
    public static int Layer(ulong bits) => (int)(bits & 0xFF);

    /// <summary>The place across its layer, uniform in [-1, 1).</summary>
    public static double Position(ulong bits) => ((long)bits >> 11) * (1.0 / (1L << 52));

    /// <summary>Decides a point that lies outside the sure part of its layer, drawing again until one is accepted.</summary>
    public static double Resume(ref RandomStream stream, int layer, double x)
    {
        while (true)
        {
            if (Math.Abs(x) < Edge[layer + 1])
            {
                return x;
            }

            if (layer == 0)
            {
                return Math.CopySign(Tail(ref stream), x);
            }

            double y = Height[layer] + (stream.NextDouble() * (Height[layer + 1] - Height[layer]));
            if (y < Math.Exp(-0.5 * x * x))
            {
                return x;
            }

            ulong bits = stream.NextUInt64();
            layer = Layer(bits);
            x = Position(bits) * Edge[layer];
        }
    }

    // Marsaglia's exact method for the tail beyond TailStart.
    private static double Tail(ref RandomStream stream)
    {
        while (true)
        {
            double x = -Math.Log(stream.NextDouble()) / TailStart;
            double y = -Math.Log(stream.NextDouble());
            if (y + y > x * x)
            {
                return TailStart + x;
            }
        }
    }

    private static double[] BuildEdges()
    {
        double[] edges = new double[Layers + 1];
        double height = Math.Exp(-0.5 * TailStart * TailStart);
        edges[0] = LayerArea / height;
        edges[1] = TailStart;
        for (int i = 2; i < Layers; i++)
        {
            height += LayerArea / edges[i - 1];
            edges[i] = Math.Sqrt(-2 * Math.Log(height));
        }

        return edges;
    }
}
