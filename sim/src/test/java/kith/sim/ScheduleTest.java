package kith.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private record Named(long timeUs, int number) implements Event {
        @Override
        public void happen() {}
    }

    @Test
    void givesEventsInTheOrderOfTimeAndThenOfAdding() {
        Schedule schedule = new Schedule();
        Dice dice = Dice.of(11, "schedule", 0);
        List<Named> added = new ArrayList<>();
        List<Event> taken = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Named event = new Named(dice.below(500), i);
            added.add(event);
            schedule.add(event.timeUs(), event);
        }
        while (schedule.size() > 0) {
            assertEquals(schedule.firstUs(), ((Named) addTo(taken, schedule.take())).timeUs());
        }
        added.sort(Comparator.comparingLong(Named::timeUs).thenComparingInt(Named::number));
        assertEquals(added, taken);
        assertEquals(Long.MAX_VALUE, schedule.firstUs());
        assertThrows(IllegalStateException.class, schedule::take);
    }

    private static Event addTo(List<Event> taken, Event event) {
        taken.add(event);
        return event;
    }
}
