namespace SahelForecast.Models.Ces;

/// <summary>What a saved CES fit keeps; the state, which can be long, as the bytes of its numbers, the lowest first.</summary>
internal sealed record SavedCes(CesFacts Facts, CesSmoothing Smoothing, byte[] State)
{
    public double[] Unpack()
    {
        int seasons = (State.Length / 16) - 1;
        if (State.Length < 16 || State.Length % 16 != 0 || Smoothing.Position < 0 || Smoothing.Position >= Math.Max(seasons, 1))
        {
            throw new ForecastException("This text is no saved ces fit: its state is cut short. Give the text that ToJson wrote, whole.");
        }

        return PackedNumbers.Unpack(State);
    }
}
