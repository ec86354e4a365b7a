namespace SahelForecast.Models.Ces;

/// <summary>What a saved CES fit keeps; the state, which can be long, as the bytes of its numbers, the lowest first.</summary>
/// <remarks>The last has a default because the first texts of version 1 lack it.</remarks>
internal sealed record SavedCes(CesFacts Facts, CesSmoothing Smoothing, byte[] State, SavedCesUncertainty? Uncertainty = null)
{
    private readonly CesUncertainty? _uncertainty =
        Uncertainty is null ? null : CesUncertainty.Unpack(Uncertainty, Facts, Facts.Kind == CesSeasonality.None ? 0 : (State.Length / 16) - 1);

    public double[] Unpack()
    {
        int seasons = (State.Length / 16) - 1;
        if (State.Length < 16 || State.Length % 16 != 0 || Smoothing.Position < 0 || Smoothing.Position >= Math.Max(seasons, 1))
        {
            throw new ForecastException("This text is no saved ces fit: its state is cut short. Give the text that ToJson wrote, whole.");
        }

        return PackedNumbers.Unpack(State);
    }

    public CesUncertainty? Known() => _uncertainty;
}

/// <summary>How well what was estimated is known: the degrees of freedom left, and the rows of a root, those of the seasons last.</summary>
internal sealed record SavedCesUncertainty(int DegreesOfFreedom, byte[] Shared, byte[] Seasons);
