using System.Buffers.Binary;

namespace SahelForecast.Models.Ces;

/// <summary>What a saved CES fit keeps; the state, which can be long, as the bytes of its numbers, the lowest first.</summary>
internal sealed record SavedCes(CesFacts Facts, CesSmoothing Smoothing, byte[] State)
{
    public static byte[] Pack(ReadOnlySpan<double> state)
    {
        byte[] bytes = new byte[8 * state.Length];
        for (int i = 0; i < state.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), state[i]);
        }

        return bytes;
    }

    public double[] Unpack()
    {
        int seasons = (State.Length / 16) - 1;
        if (State.Length < 16 || State.Length % 16 != 0 || Smoothing.Position < 0 || Smoothing.Position >= Math.Max(seasons, 1))
        {
            throw new ForecastException("This text is no saved ces fit: its state is cut short. Give the text that ToJson wrote, whole.");
        }

        double[] state = new double[State.Length / 8];
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = BinaryPrimitives.ReadDoubleLittleEndian(State.AsSpan(8 * i));
        }

        return state;
    }
}
