using System.Text.Json;

namespace SahelForecast.Models.Combination;

/// <summary>What a saved combination keeps.</summary>
/// <param name="Members">The fits, each a text of its own kind, and their weights.</param>
/// <param name="LeftOut">The models that could not take the series.</param>
/// <param name="Form">How distributions become one.</param>
/// <param name="Calibration">How intervals are drawn; null where they are the members' own. The table is kept with it, so that a later library forecasts the same.</param>
/// <param name="How">What was decided, in words.</param>
/// <param name="MissingAtEnd">Periods since the last value.</param>
internal sealed record SavedCombination(SavedMember[] Members, LeftOutMember[] LeftOut, PoolForm Form, IntervalCalibration? Calibration, string How, int MissingAtEnd)
{
    /// <summary>What to save.</summary>
    /// <exception cref="InvalidOperationException">A member can't be saved.</exception>
    public static SavedCombination Of(PooledMembers members, PoolForm form, IntervalCalibration? calibration, string how, int missingAtEnd) =>
        new(Array.ConvertAll(members.In, SavedMember.Of), members.Out, form, calibration, how, missingAtEnd);

    /// <summary>The members.</summary>
    public PooledMembers Read() => new(Array.ConvertAll(Members, member => new CombinationMember(SavedFits.FromJson(member.Fit.GetRawText()), member.Weight)), LeftOut);
}

/// <summary>A member as it is saved.</summary>
internal sealed record SavedMember(double Weight, JsonElement Fit)
{
    /// <exception cref="InvalidOperationException">It can't be saved.</exception>
    public static SavedMember Of(CombinationMember member)
    {
        if (member.Fit is not ISavableFit savable)
        {
            throw new InvalidOperationException($"{member.Fit.Name} can't be saved, and a combination saves its members. Combine models whose fits are an {nameof(ISavableFit)}, such as ETS or Theta.");
        }

        using JsonDocument document = JsonDocument.Parse(savable.ToJson());
        return new SavedMember(member.Weight, document.RootElement.Clone());
    }
}
